import type { Actor, Role } from './actor.ts';

/**
 * Who may ask what. A row is a root field, or an entity that the gateway names by its id. No row is about anybody's own
 * record: insight knows no person. What is not written is forbidden.
 */
export const PERMISSIONS = {
  membershipFreshness: ['ANALYST'],
  membershipRecords: ['ANALYST'],
  membershipChanges: ['ANALYST'],
  membershipExport: ['ANALYST'], // and the files themselves
  membershipStatistics: ['ANALYST'],
  membershipReleases: ['ANALYST'],
  netherlandsYearlyDelivery: ['ANALYST'],
  celiaCustomersByMunicipality: ['ANALYST'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Operation = keyof typeof PERMISSIONS;

/** The actors whose role stands in the row. */
export type ActorFor<Asked extends Operation> = Extract<Actor, { role: (typeof PERMISSIONS)[Asked][number] }>;

export function mayAsk<Asked extends Operation>(actor: Actor, asked: Asked): actor is ActorFor<Asked> {
  const row: readonly Role[] = PERMISSIONS[asked];
  return row.includes(actor.role);
}
