import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../subgraphs/shared/runtime/caller.ts';
import { KESKUSKOULU, registered, testFinland } from '../support/finland.ts';
import { injections } from '../support/injections.ts';
import { ANNEN, openNetherlands } from '../support/netherlands.ts';
import { DESK_RANA, testNorway } from '../support/norway.ts';
import type { TestSubgraph } from '../support/testSubgraph.ts';

/** 100,000 by INJECTIONS=100000 npm test -- test/journeys/injections */
const PAYLOADS = Number(process.env['INJECTIONS'] || 4_000);
const AT_ONCE = 50;

interface Door {
  field: string;
  type: string;
  selection: string;
  as: Caller;
}

const DOORS: Record<'netherlands' | 'norway' | 'finland', Door[]> = {
  netherlands: [{ field: 'digitalMember(id: $TEXT)', type: 'ID!', selection: '{ id }', as: ANNEN }],
  norway: [
    { field: 'libraryCard(number: $TEXT)', type: 'String!', selection: '{ __typename }', as: DESK_RANA },
    { field: 'libraries(first: 1, after: $TEXT)', type: 'String', selection: '{ totalCount }', as: DESK_RANA },
  ],
  finland: [{ field: 'celiaCustomer(id: $TEXT)', type: 'ID!', selection: '{ __typename }', as: KESKUSKOULU }],
};

let countries: Record<keyof typeof DOORS, TestSubgraph>;
let customerId = '';
beforeAll(async () => {
  const [netherlands, norway, finland] = [await openNetherlands(), await testNorway(), await testFinland()];
  countries = { netherlands, norway, finland };
  customerId = (await registered(finland, 'fi-u1'))['id'];
});
afterAll(async () => {
  for (const country of Object.values(countries)) await country.close();
});

/** The texts of the statements that the work makes, without those of the outbox worker. */
async function statementsOf(on: TestSubgraph, work: () => Promise<unknown>): Promise<Set<string>> {
  const { source } = on.database;
  const { logger } = source;
  const statements = new Set<string>();
  const ignore = () => undefined;
  const others = {
    logQueryError: ignore,
    logQuerySlow: ignore,
    logSchemaBuild: ignore,
    logMigration: ignore,
    log: ignore,
  };
  source.logger = { ...others, logQuery: (statement: string) => void statements.add(statement) };
  await work().finally(() => {
    source.logger = logger;
  });
  return new Set([...statements].filter((statement) => !/outbox|^START TRANSACTION$|^COMMIT$/.test(statement)));
}

async function through(on: TestSubgraph, { field, type, selection, as }: Door, texts: readonly string[]) {
  const definitions = texts.map((_, at) => `$t${at}: ${type}`).join(', ');
  const fields = texts.map((_, at) => `f${at}: ${field.replace('$TEXT', `$t${at}`)} ${selection}`).join(' ');
  const variables = Object.fromEntries(texts.map((text, at) => [`t${at}`, text]));
  return on.answer(`query (${definitions}) { ${fields} }`, variables, as);
}

function* batches(count: number): Generator<string[]> {
  let batch: string[] = [];
  for (const text of injections(count)) {
    batch.push(text);
    if (batch.length === AT_ONCE) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

const doors = Object.entries(DOORS).flatMap(([country, list]) =>
  list.map((door) => [country as keyof typeof DOORS, door.field, door] as const),
);

describe('[A61] SQL in a text', () => {
  test.each(doors)(
    `of %s, %s, makes no statement that a plain text does not make (${PAYLOADS} over all)`,
    async (country, _field, door) => {
      const on = countries[country];
      const ordinary = ['x', '2183300', 'N183310001', customerId, '00000000-0000-4000-8000-000000000000'];
      const known = await statementsOf(on, () => through(on, door, ordinary));
      const codes = new Set<unknown>();
      const made = await statementsOf(on, async () => {
        for (const batch of batches(PAYLOADS / doors.length)) {
          const { errors } = await through(on, door, batch);
          for (const { extensions } of errors ?? []) codes.add(extensions?.['code']);
        }
      });
      expect([...made].filter((statement) => !known.has(statement))).toEqual([]);
      expect([...codes].filter((code) => code !== 'BAD_USER_INPUT')).toEqual([]);
    },
    600_000,
  );

  test('of every kind of field that is kept comes back as it was typed, or is refused', async () => {
    const { finland } = countries;
    const EDIT = `mutation ($id: ID!, $changes: CeliaCustomerChanges!) { editCeliaCustomer(customerId: $id, changes: $changes) {
      __typename ... on CeliaCustomer { firstName lastName telephone extraInformation address { street place } } ... on FinlandRefusal { code } } }`;
    for (const text of injections(200)) {
      const { data, errors } = await finland.answer(
        EDIT,
        { id: customerId, changes: { extraInformation: text, firstName: text } },
        KESKUSKOULU,
      );
      expect([text, errors]).toEqual([text, undefined]);
      const answer: any = data?.['editCeliaCustomer'];
      if (answer.__typename === 'CeliaCustomer') expect(answer.extraInformation.trim()).toBe(text.trim());
    }
  });

  test('has left every table as it was', async () => {
    for (const country of Object.values(countries)) {
      const [{ roles, tables }] = await country.rows(
        `SELECT (SELECT count(*)::int FROM pg_roles WHERE rolname = 'intruder') AS roles,
                (SELECT count(*)::int FROM pg_tables WHERE tablename IN ('audit', 'personal_number')) AS tables`,
      );
      expect([roles, tables]).toEqual([0, 2]);
    }
  });
});
