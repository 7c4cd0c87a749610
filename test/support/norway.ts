import { createHash, randomUUID } from 'node:crypto';
import { exportJWK } from 'jose';
import { norway } from '../../subgraphs/norway/main.ts';
import { type NorwegianSimulators, startNorwegianSimulators } from '../../subgraphs/norway/outside/simulators.ts';
import type { Caller } from '../../subgraphs/shared/runtime/caller.ts';
import type { SettingSource } from '../../subgraphs/shared/runtime/settings.ts';
import { ACCOUNT, CARD_DOCUMENTS, REFUSAL } from './norwayDocuments.ts';
import { readyKeyPair } from './readyKeyPairs.ts';
import { staff, type TestSubgraph, testSubgraph } from './testSubgraph.ts';

export const RANA = '2183300';
export const KARASJOK = '2202100';
export const DEICHMAN = '2030100';
export const DESK_RANA = staff('desk.rana');
export const DESK_KARASJOK = staff('desk.karasjok');
export const SYSTEM_RANA = staff('system.rana');
export const RANA_RULES = '2026-1';
export const KARASJOK_RULES = '2025-1';
export const DEICHMAN_RULES = '2025-3';

/** Numbers of the register's synthetic population. */
export const PEOPLE = {
  resident: '12838520020',
  atProperty: '05916230321',
  withoutAddress: '21879015070',
  confidential: '30817812097',
  strictlyConfidential: '09899422233',
  clientAddress: '17867133356',
  emigrated: '29828814077',
  dead: '24923141185',
  parent: '02888326181',
  ceased: '06828231071',
  dNumber: '48849525053',
  formerDNumber: '55839226100',
  continuedAs: '15839226036',
  newCheckDigits: '30908299910',
  notYetBorn: '02813299952',
  unknown: '41819077302',
} as const;

export interface TestNorway extends TestSubgraph {
  readonly simulators: NorwegianSimulators;
  readonly settings: SettingSource;
  /** Everything in every table, to compare or to search. */
  everyRow(): Promise<Record<string, string[]>>;
}

/** Norway on a database of its own, against the simulators, which share its clock. */
export async function testNorway(
  start = '2026-11-20T10:00:00+01:00',
  overrides: SettingSource = {},
): Promise<TestNorway> {
  let opened: TestSubgraph | undefined;
  const clock = () => opened?.clock.now() ?? new Date(start);
  const simulators = await startNorwegianSimulators({ clients: [], clock, keyPairs: readyKeyPair });
  const settings = { ...(await settingsFor(simulators)), ...overrides };
  const subgraph = await testSubgraph(norway, settings, start);
  opened = subgraph;
  return {
    ...subgraph,
    simulators,
    settings,
    everyRow: () => everyRow(subgraph),
    async close() {
      await subgraph.close();
      await simulators.close();
    },
  };
}

export function patron(pid: string | undefined, acr = 'idporten-loa-substantial'): Caller {
  const subject = createHash('sha256').update(`pairwise ${pid}`).digest('base64url');
  return { issuer: 'id-porten', subject, claims: { sub: subject, acr, ...(pid && { pid }) } };
}

/** The variables of registerLibraryCard. */
export function online(overrides: object = {}): object {
  const contact = { telephone: '412 34 567', email: 'vakker.blomst@example.no' };
  return { input: { idempotencyKey: randomUUID(), libraryNumber: RANA, ...contact, ...overrides } };
}

/** The variables of registerLibraryCardAtDesk, for the desk of Rana. */
export function atDesk(nationalIdentityNumber: string, overrides: object = {}): object {
  const contact = { telephone: '41234567', email: 'vakker.blomst@example.no' };
  const card = { cardNumber: 'N183310001', acceptedRulesVersion: RANA_RULES, purpose: 'REGISTRATION_AT_DESK' };
  return { input: { idempotencyKey: randomUUID(), nationalIdentityNumber, ...card, ...contact, ...overrides } };
}

export const DOCUMENTS = {
  registerLibraryCard: `mutation ($input: RegisterLibraryCardInput!) {
    registerLibraryCard(input: $input) { __typename ...account ...refusal } } ${ACCOUNT} ${REFUSAL}`,
  eraseMyLibraryCardAccount: `mutation ($dryRun: Boolean!) { eraseMyLibraryCardAccount(dryRun: $dryRun) { __typename
    ... on DataErasure { done erased kept { what why until } } ...refusal } } ${REFUSAL}`,
  registerLibraryCardAtDesk: `mutation ($input: RegisterLibraryCardAtDeskInput!) {
    registerLibraryCardAtDesk(input: $input) { __typename ...account ...refusal } } ${ACCOUNT} ${REFUSAL}`,
  activateLibraryCard: `mutation ($input: ActivateLibraryCardInput!) { activateLibraryCard(input: $input) { __typename
    ... on LibraryCardAtDesk { card { state } membership { status } account { ...account } } ...refusal } } ${ACCOUNT} ${REFUSAL}`,
  libraryCard: `query ($number: String!) { libraryCard(number: $number) {
    card { number kind state } membership { status } account { ...account } } } ${ACCOUNT}`,
  viewer: `query { viewer { libraryCardAccount { ...account } } } ${ACCOUNT}`,
  ...CARD_DOCUMENTS,
  libraries: `query ($first: Int! = 100, $after: String) { libraries(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    edges { cursor node { number name lendingRules { version text url } } } } }`,
} as const;

async function settingsFor({ machineClient, populationRegister }: NorwegianSimulators): Promise<SettingSource> {
  const key = { ...(await exportJWK(machineClient.privateKey)), kid: machineClient.keyId };
  return {
    NORWAY_SECRET: Buffer.alloc(32, 'norway').toString('base64'),
    NORWAY_SYNTHETIC_NUMBERS: 'only',
    NORWAY_LOOKUP_BEAT_MS: '0',
    NORWAY_MAIL_FROM: 'lanekort@example.no',
    SMTP_URL: 'smtp://127.0.0.1:1',
    NORWAY_LOOKUPS_PER_PERSON_PER_DAY: '1000',
    NORWAY_POPULATION_REGISTER_URL: populationRegister.prefixes.withoutLegalBasis,
    NORWAY_POPULATION_REGISTER_DEADLINE_MS: '60000', // a slow machine is no outage
    MASKINPORTEN_ISSUER: machineClient.issuer,
    MASKINPORTEN_CLIENT_ID: machineClient.clientId,
    MASKINPORTEN_KEY: JSON.stringify(key),
  };
}

async function everyRow({ rows }: TestSubgraph): Promise<Record<string, string[]>> {
  const tables = await rows(`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`);
  const contents: Record<string, string[]> = {};
  for (const { tablename } of tables) {
    const found = await rows(`SELECT to_jsonb(t)::text AS row FROM "${tablename}" t`);
    contents[tablename] = found.map(({ row }) => row).sort();
  }
  return contents;
}
