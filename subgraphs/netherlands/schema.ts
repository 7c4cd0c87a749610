import 'reflect-metadata';
import { type FederatedSchema, federatedSchema } from '../shared/runtime/federatedSchema.ts';
import { AccessLogResolver } from './graphql/accessLog.ts';
import { ActivateLoginAccountResolver } from './graphql/activateLoginAccount.ts';
import { DataExportResolver } from './graphql/dataExport.ts';
import { DigitalMemberResolver } from './graphql/digitalMember.ts';
import { DigitalMembership, DigitalMembershipResolver } from './graphql/digitalMembership.ts';
import { EnrolDigitalMemberAtDeskResolver } from './graphql/enrolDigitalMemberAtDesk.ts';
import { EraseMyDigitalMembershipsResolver } from './graphql/eraseMyDigitalMemberships.ts';
import { ForgottenPasswordResolver } from './graphql/forgottenPassword.ts';
import { SubscribeOnlineResolver } from './graphql/online/subscribeOnline.ts';
import { LibraryPaymentLineResolver, LibraryPaymentResolver } from './graphql/payments/libraryPayment.ts';
import { OpenBalanceResolver } from './graphql/payments/openBalance.ts';
import { PayOnlineResolver } from './graphql/payments/payOnline.ts';
import { ReceivePaymentAtDeskResolver } from './graphql/payments/receivePaymentAtDesk.ts';
import { references } from './graphql/references.ts';
import { RepairLoginAccountResolver } from './graphql/repairLoginAccount.ts';
import { SignInResolver } from './graphql/signIn.ts';
import { ViewerResolver } from './graphql/viewer.ts';

/** The Netherlands' part of the supergraph. */
export function buildSchema(): Promise<FederatedSchema> {
  return federatedSchema({
    resolvers: [
      EnrolDigitalMemberAtDeskResolver,
      RepairLoginAccountResolver,
      ActivateLoginAccountResolver,
      SignInResolver,
      ForgottenPasswordResolver,
      ViewerResolver,
      AccessLogResolver,
      DataExportResolver,
      EraseMyDigitalMembershipsResolver,
      SubscribeOnlineResolver,
      PayOnlineResolver,
      ReceivePaymentAtDeskResolver,
      LibraryPaymentResolver,
      LibraryPaymentLineResolver,
      OpenBalanceResolver,
      DigitalMemberResolver,
      DigitalMembershipResolver,
    ],
    types: [DigitalMembership],
    references,
  });
}
