import { SubscribeOnlineResolver } from '../online/subscribeOnline.ts';
import { LibraryPaymentLineResolver, LibraryPaymentResolver } from './libraryPayment.ts';
import { OpenBalanceResolver } from './openBalance.ts';
import { PayOnlineResolver } from './payOnline.ts';
import { ReceivePaymentAtDeskResolver } from './receivePaymentAtDesk.ts';

/** Signing up online, and paying. */
export const PAYMENT_RESOLVERS = [
  SubscribeOnlineResolver,
  PayOnlineResolver,
  ReceivePaymentAtDeskResolver,
  LibraryPaymentResolver,
  LibraryPaymentLineResolver,
  OpenBalanceResolver,
] as const;
