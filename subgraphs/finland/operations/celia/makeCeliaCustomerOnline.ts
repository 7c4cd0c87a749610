import type { CeliaClerk } from '../../domain/actor.ts';
import { makeOnline, type OnlineChange } from '../../domain/celia/onlineFormat.ts';
import type { LookupPurpose } from '../../domain/purposes.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { orderCredentials } from '../credentialOrders.ts';
import { postWelcome } from '../registration/postWelcome.ts';
import { changeForCelia, type RecordAnswer } from './actForCelia.ts';

export interface OnlineOrder extends OnlineChange {
  readonly customerId: string;
  readonly purpose: LookupPurpose;
}

/** F20: makes an online customer of a borrower of CDs, who gets credentials for Celianet, and the mail of new online customers (F25). */
export async function makeCeliaCustomerOnline(
  registry: FinlandRegistry,
  clerk: CeliaClerk,
  { customerId, purpose, ...change }: OnlineOrder,
): Promise<RecordAnswer> {
  return changeForCelia(
    registry,
    clerk,
    { action: 'makeCeliaCustomerOnline', purpose, customerId },
    (customer) => makeOnline(customer, change),
    async (tx, customer) => {
      await orderCredentials(tx, customer.id, ['CELIANET'], registry.now());
      await postWelcome(registry, tx, customer);
    },
  );
}
