import type { Actor } from '../../subgraphs/norway/domain/actor.ts';
import type { Operation, Relation } from '../../subgraphs/norway/domain/permissions.ts';
import type { Caller } from '../../subgraphs/shared/runtime/caller.ts';
import {
  atDesk,
  DESK_KARASJOK,
  DESK_RANA,
  DOCUMENTS,
  KARASJOK_RULES,
  online,
  PEOPLE,
  patron,
  RANA_RULES,
  type TestNorway,
} from '../support/norway.ts';
import { entity } from '../support/permissionCells.ts';
import { staff } from '../support/testSubgraph.ts';

type Role = Actor['role'];
export type RecordName = 'his' | 'chosen here, not active' | 'another library' | 'nobody';

/** One person's account that an operation is asked about. */
export interface TestRecord {
  readonly person: string;
  readonly id: string;
  readonly membershipId: string;
  readonly number: string;
}
export type Records = Readonly<Record<RecordName, TestRecord>>;

interface Asking {
  readonly document: string;
  readonly about: 'RECORD' | 'CALLER' | 'NOTHING';
  readonly hidden: readonly string[];
}

const MEMBERSHIP = entity('LibraryMembership').replaceAll('$id', '$membershipId');

/** How each row of the table is asked. */
export const ASKING: Readonly<Record<Operation, Asking>> = {
  libraries: { document: DOCUMENTS.libraries, about: 'NOTHING', hidden: [] },
  viewer: { document: DOCUMENTS.viewer, about: 'CALLER', hidden: [] },
  LibraryCardAccount: { document: entity('LibraryCardAccount'), about: 'RECORD', hidden: [] },
  LibraryMembership: { document: MEMBERSHIP, about: 'RECORD', hidden: [] },
  libraryCard: { document: DOCUMENTS.libraryCard, about: 'RECORD', hidden: ['null'] },
  registerLibraryCard: { document: DOCUMENTS.registerLibraryCard, about: 'CALLER', hidden: ['ALREADY_REGISTERED'] },
  eraseMyLibraryCardAccount: {
    document: DOCUMENTS.eraseMyLibraryCardAccount,
    about: 'CALLER',
    hidden: ['NOTHING_TO_ERASE'],
  },
  registerLibraryCardAtDesk: {
    document: DOCUMENTS.registerLibraryCardAtDesk,
    about: 'RECORD',
    hidden: ['ALREADY_REGISTERED'],
  },
  activateLibraryCard: {
    document: DOCUMENTS.activateLibraryCard,
    about: 'RECORD',
    hidden: ['ALREADY_ACTIVE', 'CARD_UNKNOWN'],
  },
};

const OTHERS = {
  his: 'OTHER',
  'chosen here, not active': 'OTHER',
  'another library': 'OTHER',
  nobody: 'NONE',
} as const;
const STANDS: Readonly<Record<Role, Readonly<Record<RecordName, Relation>>>> = {
  ANYONE: OTHERS,
  PATRON: { ...OTHERS, his: 'OWN' },
  LIBRARY_STAFF: { ...OTHERS, his: 'OWN_LIBRARY' },
};

/** How the record stands to the caller; the code under test is not asked. */
export function relationIn(asked: Operation, role: Role, record: RecordName): Relation {
  const { about } = ASKING[asked];
  if (about === 'NOTHING' || (about === 'CALLER' && role !== 'PATRON')) return 'NONE';
  return STANDS[role][record];
}

/** `person`: whose record it is about; a patron asks about himself where no argument names anybody. */
export const CALLERS: readonly (readonly [string, Role, (person: string, asked: Operation) => Caller | undefined])[] = [
  ['nobody signed in', 'ANYONE', () => undefined],
  ['staff of no library', 'ANYONE', () => staff('desk.unknown')],
  ['a desk’s name from another issuer', 'ANYONE', () => ({ ...DESK_RANA, issuer: 'kb-login' })],
  ['the patron', 'PATRON', (person, asked) => patron(ASKING[asked].about === 'CALLER' ? person : PEOPLE.resident)],
  ['the desk', 'LIBRARY_STAFF', () => DESK_RANA],
];

/** One active at the desk's library, one who chose it online, one of another library, and somebody without an account. */
export async function openRecords(norway: TestNorway): Promise<Records> {
  const his = await registered(norway, 'registerLibraryCard', online(), patron(PEOPLE.resident));
  const input = { cardNumber: his.number, acceptedRulesVersion: RANA_RULES };
  await norway.run(DOCUMENTS.activateLibraryCard, { input }, DESK_RANA);
  const chosen = await registered(norway, 'registerLibraryCard', online(), patron(PEOPLE.atProperty));
  const there = { cardNumber: 'N002110001', acceptedRulesVersion: KARASJOK_RULES };
  const theirs = await registered(norway, 'registerLibraryCardAtDesk', atDesk(PEOPLE.parent, there), DESK_KARASJOK);
  const none = '00000000-0000-4000-8000-000000000000';
  return {
    his: { ...his, person: PEOPLE.resident },
    'chosen here, not active': { ...chosen, person: PEOPLE.atProperty },
    'another library': { ...theirs, person: PEOPLE.parent },
    nobody: { id: none, membershipId: none, number: 'N183300099', person: PEOPLE.dNumber },
  };
}

async function registered(
  norway: TestNorway,
  field: 'registerLibraryCard' | 'registerLibraryCardAtDesk',
  variables: object,
  as: Caller,
): Promise<Omit<TestRecord, 'person'>> {
  const { [field]: account } = await norway.run(DOCUMENTS[field], variables, as);
  return { id: account.id, membershipId: account.memberships[0].id, number: account.cards[0].number };
}

export function variablesFor(asked: Operation, { person, id, membershipId, number }: TestRecord): object {
  const activation = { input: { cardNumber: number, acceptedRulesVersion: RANA_RULES } };
  const forms: Partial<Record<Operation, object>> = {
    registerLibraryCard: online(),
    registerLibraryCardAtDesk: atDesk(person),
    activateLibraryCard: activation,
  };
  return { id, membershipId, number, dryRun: true, ...forms[asked] };
}
