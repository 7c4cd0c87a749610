import { everyRecord, type Scope } from '../../shared/runtime/scope.ts';

/** Members of that library organisation, with all that is kept of them. */
export function ofOrganisation(id: string): Scope {
  return { kind: 'organisation', of: id };
}

/** What the libraries keep of memberships that the login account belongs to. */
export function ofLoginAccount(id: string): Scope {
  return { kind: 'login_account', of: id };
}

/** Cases of first aid that the role at the KB opened or was handed. */
export function ofKbRole(role: 'KB_CUSTOMER_CARE' | 'KB_IAM'): Scope {
  return { kind: 'kb_role', of: role };
}

/** Why something sees the members of all libraries. A test lists them: none is added unseen. */
export const ACROSS_LIBRARIES = {
  ownRecord: 'GDPR articles 15, 17 and 20: what all libraries keep of whoever is signed in, for themselves.',
  existingLoginAccount: 'N22: what the account of somebody who moves carries at other libraries.',
  firstAidCase: 'E6, E17: to which library a case of first aid goes that the KB opened.',
  drift: 'E17: whether the KB has of every member what his library announced.',
  termsThatFallDue: 'Unpaid subscriptions, reminders of an end and terms that begin, at whatever library.',
  onlineSignUp: 'N6, N8: whoever signs up is no library’s member yet; what the account carries anywhere decides.',
  payments: 'N9: news of a payment comes from the provider, and is of whatever members it was for.',
  unactivatedAccounts: 'N29: the KB deletes what was not activated, whatever library points at it.',
} as const;

export function acrossLibraries(reason: keyof typeof ACROSS_LIBRARIES): Scope {
  return everyRecord(reason);
}
