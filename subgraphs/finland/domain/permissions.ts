import type { Actor } from './actor.ts';
import { CELIA_PERMISSIONS } from './celia/celiaPermissions.ts';
import { REGISTRAR_PERMISSIONS } from './registrars/registrarPermissions.ts';
import { REGISTRATION_PERMISSIONS } from './registration/registrationPermissions.ts';

export const ROLES = ['ANYONE', 'CUSTOMER', 'REGISTRAR', 'CELIA'] as const satisfies readonly Actor['role'][];
export type Role = (typeof ROLES)[number];

/** Whose record it is, seen from whoever asks: `relation.ts` tells. */
export const RELATIONS = {
  OWN: 'One’s own record.',
  OWN_UNIT: 'The record of a customer of the unit that the registrar works in; of units, one that he represents.',
  ADMINISTERED: 'A unit that the main user who asks represents, and its registrars.',
  ANY_UNIT: 'The record of a customer of whatever unit, or the unit itself, to Celia’s own staff.',
  OTHER: 'Somebody else’s record.',
  NONE: 'No record: there is none, or none yet, or the operation is about none.',
  BY_SECRET: 'The record of whoever knows its password, or the secret of the link mailed for it.',
} as const;
export type Relation = keyof typeof RELATIONS;

const BY_SECRET = ['BY_SECRET'] as const;
const WHOEVER_KNOWS_ITS_SECRET = { ANYONE: BY_SECRET, CUSTOMER: BY_SECRET, REGISTRAR: BY_SECRET, CELIA: BY_SECRET };

/**
 * Who may do what to whose record. A row is a root field, or an entity that the gateway names by its id; in it stand
 * the roles that it is open to, each with whose records. What is not written is forbidden.
 */
export const PERMISSIONS = {
  viewer: { ANYONE: ['NONE'], CUSTOMER: ['OWN'], REGISTRAR: ['OWN'], CELIA: ['OWN'] },
  CeliaMembership: { CUSTOMER: ['OWN'], REGISTRAR: ['OWN_UNIT'] },
  CeliaCustomer: { REGISTRAR: ['OWN_UNIT'] },
  chooseCeliaPassword: WHOEVER_KNOWS_ITS_SECRET,
  signInAsRegistrar: WHOEVER_KNOWS_ITS_SECRET,
  orderRegistrarPassword: { ANYONE: ['NONE'], CUSTOMER: ['NONE'], REGISTRAR: ['NONE'], CELIA: ['NONE'] }, // F18: tells nothing of anybody
  chooseRegistrarPassword: WHOEVER_KNOWS_ITS_SECRET,
  changeRegistrarPassword: WHOEVER_KNOWS_ITS_SECRET,
  signInToCelianet: WHOEVER_KNOWS_ITS_SECRET,
  eraseMyCeliaMembership: { CUSTOMER: ['OWN'] },
  endMyCeliaMembership: { CUSTOMER: ['OWN'] }, // F5
  endCeliaCustomer: { REGISTRAR: ['OWN_UNIT'], CELIA: ['ANY_UNIT'] },
  selectUnit: { REGISTRAR: ['OWN_UNIT'] },
  findCeliaCustomer: { REGISTRAR: ['OWN_UNIT', 'OTHER', 'NONE'] }, // F9: of others only that they are registered
  searchCeliaCustomers: { REGISTRAR: ['NONE'] }, // F15: names nobody, and shows the unit's own
  celiaCustomer: { REGISTRAR: ['OWN_UNIT'] },
  registerCeliaCustomer: { REGISTRAR: ['NONE'] }, // and one's own repeated request
  editCeliaCustomer: { REGISTRAR: ['OWN_UNIT'] },
  changeCeliaCustomerEmail: { REGISTRAR: ['OWN_UNIT'] },
  sendCeliaCredentials: { REGISTRAR: ['OWN_UNIT'] },
  ...CELIA_PERMISSIONS,
  ...REGISTRATION_PERMISSIONS,
  ...REGISTRAR_PERMISSIONS,
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
