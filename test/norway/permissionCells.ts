import type { Actor } from '../../subgraphs/norway/domain/actor.ts';
import type { Operation, Relation } from '../../subgraphs/norway/domain/permissions.ts';
import type { Caller } from '../../subgraphs/shared/runtime/caller.ts';
import {
  atDesk,
  DESK_KARASJOK,
  DESK_RANA,
  DOCUMENTS,
  KARASJOK,
  KARASJOK_RULES,
  online,
  PEOPLE,
  patron,
  RANA,
  RANA_RULES,
  SYSTEM_RANA,
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

const RULES = { acceptedRulesVersion: RANA_RULES };
const KEY = { idempotencyKey: 'permission-key' };
const LOCAL = { number: 'R-2', holderKind: 'PERSON', name: 'A', telephone: '41234567', email: 'a@example.no' };

/** What each operation is sent beside the card in the hand. */
const INPUTS = {
  joinLibrary: { ...KEY, libraryNumber: '2030100', acceptedRulesVersion: '2025-3' },
  acceptLendingRules: { ...RULES, libraryNumber: RANA },
  setHomeLibrary: { libraryNumber: RANA },
  leaveLibrary: { libraryNumber: RANA },
  cancelLibraryCardAccount: { acknowledgedLibraries: [RANA, KARASJOK] },
  registerLocalCard: { ...RULES, ...LOCAL, idempotencyKey: 'another-local-key' },
  upgradeLocalCard: { ...KEY, ...RULES, localCardNumber: 'R-1', libraryNumber: RANA },
  upgradeLocalCardAtDesk: { ...KEY, ...RULES, localCardNumber: 'R-1', purpose: 'REGISTRATION_AT_DESK' },
  linkLibraryCard: { ...RULES, localCardNumber: 'R-1' },
  discardLocalCard: { localCardNumber: 'R-1' },
  printLibraryCard: { ...KEY, newCardNumber: 'N183310077' },
  replaceLibraryCard: { ...KEY, newCardNumber: 'N183310077' },
  reportCardLost: {},
  unblockLibraryCard: {},
  setTemporaryAddress: { lines: ['Hytta 1'], postcode: '8622', place: 'Mo i Rana', through: '2026-12-01' },
  removeTemporaryAddress: {},
};
const NAMES_NO_CARD = /^(?:join|setHome|cancel|registerLocal|upgradeLocalCard$|discard)/;

const HIDDEN = ['CARD_UNKNOWN', 'NOT_A_PATRON', 'NOT_REGISTERED'];
const onCard = (field: keyof typeof INPUTS & Operation) =>
  ({ document: DOCUMENTS[field], about: 'RECORD', hidden: HIDDEN }) as const;
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
  joinLibrary: { ...onCard('joinLibrary'), about: 'CALLER' },
  setHomeLibrary: { ...onCard('setHomeLibrary'), about: 'CALLER' },
  cancelLibraryCardAccount: { ...onCard('cancelLibraryCardAccount'), about: 'CALLER' },
  upgradeLocalCard: { ...onCard('upgradeLocalCard'), about: 'CALLER', hidden: ['ALREADY_REGISTERED'] },
  acceptLendingRules: onCard('acceptLendingRules'),
  leaveLibrary: onCard('leaveLibrary'),
  printLibraryCard: onCard('printLibraryCard'),
  replaceLibraryCard: onCard('replaceLibraryCard'),
  reportCardLost: onCard('reportCardLost'),
  unblockLibraryCard: onCard('unblockLibraryCard'),
  setTemporaryAddress: onCard('setTemporaryAddress'),
  removeTemporaryAddress: onCard('removeTemporaryAddress'),
  linkLibraryCard: { ...onCard('linkLibraryCard'), hidden: ['CARD_UNKNOWN'] },
  localLibraryCard: { document: DOCUMENTS.localLibraryCard, about: 'NOTHING', hidden: [] },
  registerLocalCard: { ...onCard('registerLocalCard'), about: 'NOTHING' },
  discardLocalCard: { ...onCard('discardLocalCard'), about: 'NOTHING' },
  upgradeLocalCardAtDesk: { ...onCard('upgradeLocalCardAtDesk'), about: 'NOTHING' },
  libraryCardsChangedSince: { document: DOCUMENTS.libraryCardsChangedSince, about: 'NOTHING', hidden: [] },
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
  LIBRARY_SYSTEM: { ...OTHERS, his: 'OWN_LIBRARY' },
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
  [
    'the patron',
    'PATRON',
    (person, asked) => patron(ASKING[asked].about === 'CALLER' ? person : PEOPLE.resident, 'idporten-loa-high'),
  ],
  ['the desk', 'LIBRARY_STAFF', () => DESK_RANA],
  ['the system', 'LIBRARY_SYSTEM', () => SYSTEM_RANA],
];

/** One active at the desk's library, one who chose it online, one of another library, and somebody without an account. */
export async function openRecords(norway: TestNorway): Promise<Records> {
  const his = await registered(norway, 'registerLibraryCard', online(), patron(PEOPLE.resident));
  const input = { cardNumber: his.number, acceptedRulesVersion: RANA_RULES };
  await norway.run(DOCUMENTS.activateLibraryCard, { input }, DESK_RANA);
  const chosen = await registered(norway, 'registerLibraryCard', online(), patron(PEOPLE.atProperty));
  const there = { cardNumber: 'N002110001', acceptedRulesVersion: KARASJOK_RULES };
  const theirs = await registered(norway, 'registerLibraryCardAtDesk', atDesk(PEOPLE.parent, there), DESK_KARASJOK);
  const local = { ...LOCAL, ...RULES, ...KEY, number: 'R-1' };
  await norway.run(DOCUMENTS.registerLocalCard, { input: local }, DESK_RANA);
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
  const named: Readonly<Record<string, object>> = INPUTS;
  const input = {
    ...named[asked],
    ...(!NAMES_NO_CARD.test(asked) && { cardNumber: asked.endsWith('AtDesk') ? 'N183310078' : number }),
    ...(asked === 'upgradeLocalCardAtDesk' && { nationalIdentityNumber: PEOPLE.emigrated }),
  };
  const local = asked === 'localLibraryCard' ? { number: 'R-1' } : {};
  return { id, membershipId, number, dryRun: true, ...(named[asked] && { input }), ...forms[asked], ...local };
}
