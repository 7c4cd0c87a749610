import 'reflect-metadata';
import { type FederatedSchema, federatedSchema } from '../shared/runtime/federatedSchema.ts';
import { once } from '../shared/runtime/once.ts';
import { AccessLogResolver } from './graphql/accessLog.ts';
import { ActivateLoginAccountResolver } from './graphql/activateLoginAccount.ts';
import { DataExportResolver } from './graphql/dataExport.ts';
import { DigitalMemberResolver } from './graphql/digitalMember.ts';
import { DigitalMembership, DigitalMembershipResolver } from './graphql/digitalMembership.ts';
import { EnrolDigitalMemberAtDeskResolver } from './graphql/enrolDigitalMemberAtDesk.ts';
import { EraseMyDigitalMembershipsResolver } from './graphql/eraseMyDigitalMemberships.ts';
import { ForgottenPasswordResolver } from './graphql/forgottenPassword.ts';
import { LOGIN_ACCOUNT_RESOLVERS } from './graphql/loginAccounts/loginAccountResolvers.ts';
import { MailOfDigitalMemberResolver, MailOfHelpedLoginAccountResolver } from './graphql/mail/loginMail.ts';
import { PAYMENT_RESOLVERS } from './graphql/payments/paymentResolvers.ts';
import { references } from './graphql/references.ts';
import { RepairLoginAccountResolver } from './graphql/repairLoginAccount.ts';
import { SignInResolver } from './graphql/signIn.ts';
import { SUBSCRIPTION_LIFE_RESOLVERS } from './graphql/subscriptionLife/resolvers.ts';
import { ViewerResolver } from './graphql/viewer.ts';

function build(): Promise<FederatedSchema> {
  return federatedSchema({
    resolvers: [
      EnrolDigitalMemberAtDeskResolver,
      RepairLoginAccountResolver,
      ...LOGIN_ACCOUNT_RESOLVERS,
      MailOfDigitalMemberResolver,
      MailOfHelpedLoginAccountResolver,
      ActivateLoginAccountResolver,
      SignInResolver,
      ForgottenPasswordResolver,
      ViewerResolver,
      AccessLogResolver,
      DataExportResolver,
      EraseMyDigitalMembershipsResolver,
      ...PAYMENT_RESOLVERS,
      DigitalMemberResolver,
      DigitalMembershipResolver,
      ...SUBSCRIPTION_LIFE_RESOLVERS,
    ],
    types: [DigitalMembership],
    references,
  });
}

/** The Netherlands' part of the supergraph. */
export const buildSchema = once(build);
