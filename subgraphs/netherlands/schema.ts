import 'reflect-metadata';
import { type FederatedSchema, federatedSchema } from '../shared/runtime/federatedSchema.ts';
import { once } from '../shared/runtime/once.ts';
import { AccessLogResolver } from './graphql/accessLog.ts';
import { ActivateLoginAccountResolver } from './graphql/activateLoginAccount.ts';
import { DataExportResolver } from './graphql/dataExport.ts';
import { ChangeMemberDetailsResolver } from './graphql/details/changeMemberDetails.ts';
import { DigitalMemberResolver } from './graphql/digitalMember.ts';
import { DigitalMembership, DigitalMembershipResolver } from './graphql/digitalMembership.ts';
import { EnrolDigitalMemberAtDeskResolver } from './graphql/enrolDigitalMemberAtDesk.ts';
import { PreviewEnrolmentResolver } from './graphql/enrolment/previewEnrolment.ts';
import { SubscriptionTypesResolver } from './graphql/enrolment/subscriptionTypes.ts';
import { EraseMyDigitalMembershipsResolver } from './graphql/eraseMyDigitalMemberships.ts';
import { FirstAidResolver } from './graphql/firstAid/firstAid.ts';
import { FirstAidCaseResolver } from './graphql/firstAid/firstAidCase.ts';
import { FirstAidCasesResolver } from './graphql/firstAid/firstAidCases.ts';
import { ForgottenPasswordResolver } from './graphql/forgottenPassword.ts';
import { LOGIN_ACCOUNT_RESOLVERS } from './graphql/loginAccounts/loginAccountResolvers.ts';
import { MailOfDigitalMemberResolver, MailOfHelpedLoginAccountResolver } from './graphql/mail/loginMail.ts';
import { PAYMENT_RESOLVERS } from './graphql/payments/paymentResolvers.ts';
import { references } from './graphql/references.ts';
import { ActForResolver } from './graphql/relations/actFor.ts';
import { ChangeRelationResolver } from './graphql/relations/changeRelation.ts';
import { CloseCardToRelationsResolver } from './graphql/relations/closeCardToRelations.ts';
import { MemberCardResolver } from './graphql/relations/memberCard.ts';
import { PayeesResolver } from './graphql/relations/payees.ts';
import { RequestRelationResolver } from './graphql/relations/requestRelation.ts';
import { RepairLoginAccountResolver } from './graphql/repairLoginAccount.ts';
import { SignInResolver } from './graphql/signIn.ts';
import { SUBSCRIPTION_LIFE_RESOLVERS } from './graphql/subscriptionLife/resolvers.ts';
import { SYNCHRONISATION_RESOLVERS } from './graphql/synchronisation/resolvers.ts';
import { ViewerResolver } from './graphql/viewer.ts';

function build(): Promise<FederatedSchema> {
  return federatedSchema({
    resolvers: [
      EnrolDigitalMemberAtDeskResolver,
      RepairLoginAccountResolver,
      ...LOGIN_ACCOUNT_RESOLVERS,
      PreviewEnrolmentResolver,
      SubscriptionTypesResolver,
      ChangeMemberDetailsResolver,
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
      MemberCardResolver,
      ActForResolver,
      PayeesResolver,
      RequestRelationResolver,
      ChangeRelationResolver,
      CloseCardToRelationsResolver,
      FirstAidResolver,
      FirstAidCaseResolver,
      FirstAidCasesResolver,
      DigitalMembershipResolver,
      ...SUBSCRIPTION_LIFE_RESOLVERS,
      ...SYNCHRONISATION_RESOLVERS,
    ],
    types: [DigitalMembership],
    references,
  });
}

/** The Netherlands' part of the supergraph. */
export const buildSchema = once(build);
