import type { Actor, Role } from './actor.ts';

/** What can be asked of this country, and by whom. What is not listed is allowed to nobody. */
export const PERMISSIONS = {
  libraries: ['ANYONE', 'PATRON', 'LIBRARY_STAFF'],
  viewer: ['ANYONE', 'PATRON', 'LIBRARY_STAFF'],
  libraryCard: ['LIBRARY_STAFF'],
  registerLibraryCard: ['PATRON'], // B6
  eraseMyLibraryCardAccount: ['PATRON'],
  registerLibraryCardAtDesk: ['LIBRARY_STAFF'], // B4
  activateLibraryCard: ['LIBRARY_STAFF'], // B10
} as const satisfies Record<string, readonly Role[]>;

export type Operation = keyof typeof PERMISSIONS;

export type ActorFor<Asked extends Operation> = Extract<Actor, { role: (typeof PERMISSIONS)[Asked][number] }>;

/** Whether the actor's role may do that; tells the compiler which roles are left. */
export function mayDo<Asked extends Operation>(actor: Actor, asked: Asked): actor is ActorFor<Asked> {
  const roles: readonly Role[] = PERMISSIONS[asked];
  return roles.includes(actor.role);
}
