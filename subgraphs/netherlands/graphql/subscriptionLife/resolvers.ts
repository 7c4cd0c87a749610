import { CancelDigitalMembershipResolver } from './cancelDigitalMembership.ts';
import { ChangeMemberResolver } from './changeMember.ts';
import { RenewDigitalMembershipResolver } from './renewDigitalMembership.ts';
import { ReplacePassResolver } from './replacePass.ts';

/** What is done in the life of a subscription. */
export const SUBSCRIPTION_LIFE_RESOLVERS = [
  RenewDigitalMembershipResolver,
  CancelDigitalMembershipResolver,
  ReplacePassResolver,
  ChangeMemberResolver,
] as const;
