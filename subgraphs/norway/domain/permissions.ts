import type { Actor } from './actor.ts';

export const ROLES = [
  'ANYONE',
  'PATRON',
  'LIBRARY_STAFF',
  'LIBRARY_SYSTEM',
] as const satisfies readonly Actor['role'][];

/** Whose record it is, seen from whoever asks: `relation.ts` tells. */
export const RELATIONS = {
  OWN: 'The account of whoever is signed in.',
  OWN_LIBRARY:
    'The account of somebody whose membership is active at the library of the member of staff, or of the system.',
  OTHER: 'Somebody else’s account.',
  NONE: 'No account: there is none, or none yet, or the operation is about none.',
} as const;
export type Relation = keyof typeof RELATIONS;

const NONE = ['NONE'] as const;

/**
 * Who may do what to whose record. A row is a root field, or an entity that the gateway names by its id; in it stand
 * the roles that it is open to, each with whose records. What is not written is forbidden.
 */
export const PERMISSIONS = {
  libraries: { ANYONE: NONE, PATRON: NONE, LIBRARY_STAFF: NONE, LIBRARY_SYSTEM: NONE },
  viewer: { ANYONE: NONE, PATRON: ['OWN', 'NONE'], LIBRARY_STAFF: NONE, LIBRARY_SYSTEM: NONE },
  LibraryCardAccount: { PATRON: ['OWN'], LIBRARY_STAFF: ['OWN_LIBRARY'], LIBRARY_SYSTEM: ['OWN_LIBRARY'] },
  LibraryMembership: { PATRON: ['OWN'], LIBRARY_STAFF: ['OWN_LIBRARY'], LIBRARY_SYSTEM: ['OWN_LIBRARY'] },
  libraryCard: { LIBRARY_STAFF: ['OWN_LIBRARY', 'OTHER'] }, // of others the card alone: the person is a LibraryCardAccount
  registerLibraryCard: { PATRON: ['NONE'] }, // B6; and one's own repeated request
  eraseMyLibraryCardAccount: { PATRON: ['OWN'] },
  registerLibraryCardAtDesk: { LIBRARY_STAFF: ['NONE'] }, // B4; and one's own repeated request
  activateLibraryCard: { LIBRARY_STAFF: ['OTHER'] }, // B10: makes it the own library's
  joinLibrary: { PATRON: ['OWN'] }, // B14
  acceptLendingRules: { PATRON: ['OWN'], LIBRARY_STAFF: ['OWN_LIBRARY'] }, // B11
  setHomeLibrary: { PATRON: ['OWN'] },
  leaveLibrary: { PATRON: ['OWN'], LIBRARY_STAFF: ['OWN_LIBRARY'] },
  cancelLibraryCardAccount: { PATRON: ['OWN'] },
  localLibraryCard: { LIBRARY_STAFF: NONE }, // the library's own card, which is no account's yet
  registerLocalCard: { LIBRARY_STAFF: NONE }, // B1
  upgradeLocalCard: { PATRON: ['NONE'] }, // B20; and one's own repeated request
  upgradeLocalCardAtDesk: { LIBRARY_STAFF: NONE }, // B21; and one's own repeated request
  linkLibraryCard: { LIBRARY_STAFF: ['OWN_LIBRARY', 'OTHER'] }, // B23: makes it the own library's, like B10
  discardLocalCard: { LIBRARY_STAFF: NONE }, // B24
  printLibraryCard: { LIBRARY_STAFF: ['OWN_LIBRARY'] }, // B25
  reportCardLost: { PATRON: ['OWN'], LIBRARY_STAFF: ['OWN_LIBRARY'] },
  unblockLibraryCard: { LIBRARY_STAFF: ['OWN_LIBRARY'] },
  replaceLibraryCard: { LIBRARY_STAFF: ['OWN_LIBRARY'] },
  setTemporaryAddress: { PATRON: ['OWN'], LIBRARY_STAFF: ['OWN_LIBRARY'] }, // B19
  removeTemporaryAddress: { PATRON: ['OWN'], LIBRARY_STAFF: ['OWN_LIBRARY'] },
  libraryCardsChangedSince: { LIBRARY_SYSTEM: NONE }, // a list; each person in it is a LibraryCardAccount
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<Actor['role'], readonly Relation[]>>>>>;

export type Operation = keyof typeof PERMISSIONS;

/** The actors whose role stands in the row. */
export type ActorFor<Asked extends Operation> = Extract<Actor, { role: keyof (typeof PERMISSIONS)[Asked] }>;

/** The door: whether the actor's role stands in the row at all. Tells the compiler which roles are left. */
export function mayAsk<Asked extends Operation>(actor: Actor, asked: Asked): actor is ActorFor<Asked> {
  return actor.role in PERMISSIONS[asked];
}

/** The cell: whether the role may do it to a record that stands so to whoever asks. */
export function isAllowed(asked: Operation, role: Actor['role'], relation: Relation): boolean {
  const row: Readonly<Partial<Record<Actor['role'], readonly Relation[]>>> = PERMISSIONS[asked];
  return row[role]?.includes(relation) ?? false;
}
