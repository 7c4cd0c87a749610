import type { Actor } from './actor.ts';

const DESK = ['LIBRARY_DESK'] as const;
const EVERYBODY = ['ANONYMOUS', 'NOBODY', 'LOGIN_ACCOUNT', 'LIBRARY_DESK', 'KB_CUSTOMER_CARE'] as const;

/** Who may do what; what is not here nobody may. That a desk sees its own library's members only is decided with each member. */
export const PERMISSIONS = {
  enrolDigitalMemberAtDesk: DESK,
  forgetLoginAccount: DESK,
  generateLoginAccount: DESK,
  digitalMember: DESK,
  digitalMembership: ['LIBRARY_DESK', 'LOGIN_ACCOUNT'],
  activateLoginAccount: EVERYBODY, // the mailed link is the proof
  signIn: EVERYBODY,
  forgotPassword: EVERYBODY,
  resetPassword: EVERYBODY, // the mailed link is the proof
  eraseMyDigitalMemberships: ['LOGIN_ACCOUNT'],
  viewer: EVERYBODY,
} as const satisfies Readonly<Record<string, readonly Actor['role'][]>>;

export type Operation = keyof typeof PERMISSIONS;

/** The actors that the table lets do it. */
export type ActorFor<Asked extends Operation> = Extract<Actor, { role: (typeof PERMISSIONS)[Asked][number] }>;

export function mayDo<Asked extends Operation>(actor: Actor, asked: Asked): actor is ActorFor<Asked> {
  const roles: readonly Actor['role'][] = PERMISSIONS[asked];
  return roles.includes(actor.role);
}
