import type { Actor } from './actor.ts';
import { FIRST_AID_PERMISSIONS } from './firstAid/firstAidPermissions.ts';
import { LOGIN_ACCOUNT_PERMISSIONS } from './loginAccounts/loginAccountPermissions.ts';
import { PAYMENT_PERMISSIONS } from './payments/permissions.ts';
import { RELATION_PERMISSIONS } from './relations/relationPermissions.ts';

export const ROLES = [
  'ANONYMOUS',
  'NOBODY',
  'LOGIN_ACCOUNT',
  'LIBRARY_DESK',
  'FUNCTIONAL_MANAGEMENT',
  'KB_CUSTOMER_CARE',
  'KB_IAM',
] as const satisfies readonly Actor['role'][];
export type Role = (typeof ROLES)[number];

/** Whose record it is, seen from whoever asks: `relation.ts` tells. */
export const RELATIONS = {
  OWN: 'What belongs to the login account that is signed in.',
  OWN_LIBRARY:
    'The record of a member of the own library organisation of a desk or of functional management, whatever the branch.',
  OTHER: 'Somebody else’s record.',
  HANDED_OVER: 'A case of first aid that the role at the KB opened or was handed.',
  NONE: 'No record: there is none, or none yet, or the operation is about none.',
  BY_SECRET: 'The login account of whoever knows its password, or the secret of the link mailed for it.',
} as const;
export type Relation = keyof typeof RELATIONS;

const WHOEVER_KNOWS_ITS_SECRET = {
  ANONYMOUS: ['BY_SECRET'],
  NOBODY: ['BY_SECRET'],
  LOGIN_ACCOUNT: ['BY_SECRET'],
  LIBRARY_DESK: ['BY_SECRET'],
  FUNCTIONAL_MANAGEMENT: ['BY_SECRET'],
  KB_CUSTOMER_CARE: ['BY_SECRET'],
  KB_IAM: ['BY_SECRET'],
} as const;
const LIBRARY_STAFF = { LIBRARY_DESK: ['OWN_LIBRARY'], FUNCTIONAL_MANAGEMENT: ['OWN_LIBRARY'] } as const;
const WHOSEVER = ['OTHER', 'NONE'] as const;

/**
 * Who may do what to whose record. A row is a root field, or an entity that the gateway names by its id; in it stand
 * the roles that it is open to, each with whose records. What is not written is forbidden.
 */
export const PERMISSIONS = {
  enrolDigitalMemberAtDesk: { LIBRARY_DESK: ['NONE'] }, // and one's own repeated request
  forgetLoginAccount: { LIBRARY_DESK: ['OWN_LIBRARY'] },
  generateLoginAccount: { LIBRARY_DESK: ['OWN_LIBRARY'] },
  digitalMember: LIBRARY_STAFF,
  DigitalMember: LIBRARY_STAFF,
  DigitalMembership: { ...LIBRARY_STAFF, LOGIN_ACCOUNT: ['OWN'] },
  ...RELATION_PERMISSIONS,
  ...FIRST_AID_PERMISSIONS,
  synchroniseCustomer: LIBRARY_STAFF,
  synchronisationDrift: { FUNCTIONAL_MANAGEMENT: ['NONE'] }, // a list of the own library’s
  kbCopies: { KB_CUSTOMER_CARE: WHOSEVER, KB_IAM: WHOSEVER },
  repairPassNumberAtKb: { KB_IAM: ['OTHER'] },
  renewDigitalMembership: { ...LIBRARY_STAFF, LOGIN_ACCOUNT: ['OWN'] },
  cancelDigitalMembership: { ...LIBRARY_STAFF, LOGIN_ACCOUNT: ['OWN'] },
  replacePass: LIBRARY_STAFF,
  moveMemberToBranch: LIBRARY_STAFF,
  banMember: LIBRARY_STAFF,
  liftMemberBan: LIBRARY_STAFF,
  activateLoginAccount: WHOEVER_KNOWS_ITS_SECRET,
  signIn: WHOEVER_KNOWS_ITS_SECRET,
  resetPassword: WHOEVER_KNOWS_ITS_SECRET,
  ...LOGIN_ACCOUNT_PERMISSIONS,
  eraseMyDigitalMemberships: { LOGIN_ACCOUNT: ['OWN'] },
  ...PAYMENT_PERMISSIONS,
  // Tells nothing and mails the owner alone, whoever asks.
  forgotPassword: {
    ANONYMOUS: WHOSEVER,
    NOBODY: WHOSEVER,
    LOGIN_ACCOUNT: ['OWN', ...WHOSEVER],
    LIBRARY_DESK: WHOSEVER,
    FUNCTIONAL_MANAGEMENT: WHOSEVER,
    KB_CUSTOMER_CARE: WHOSEVER,
    KB_IAM: WHOSEVER,
  },
  viewer: {
    ANONYMOUS: ['NONE'],
    NOBODY: ['NONE'],
    LOGIN_ACCOUNT: ['OWN'],
    LIBRARY_DESK: ['NONE'],
    FUNCTIONAL_MANAGEMENT: ['NONE'],
    KB_CUSTOMER_CARE: ['NONE'],
    KB_IAM: ['NONE'],
  },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<Role, readonly Relation[]>>>>>;

export type Operation = keyof typeof PERMISSIONS;

/** The actors whose role stands in the row. */
export type ActorFor<Asked extends Operation> = Extract<Actor, { role: keyof (typeof PERMISSIONS)[Asked] }>;

/** The door: whether the actor's role stands in the row at all. */
export function mayAsk<Asked extends Operation>(actor: Actor, asked: Asked): actor is ActorFor<Asked> {
  return actor.role in PERMISSIONS[asked];
}

/** The cell: whether the role may do it to a record that stands so to whoever asks. */
export function isAllowed(asked: Operation, role: Role, relation: Relation): boolean {
  const row: Readonly<Partial<Record<Role, readonly Relation[]>>> = PERMISSIONS[asked];
  return row[role]?.includes(relation) ?? false;
}
