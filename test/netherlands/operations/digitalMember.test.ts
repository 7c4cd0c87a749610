import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ANNEN,
  accountHolder,
  activate,
  auditTrail,
  enrol,
  GIETEN,
  HAREN,
  openNetherlands,
  rowCounts,
  type TestNetherlands,
  theExamplePerson,
} from '../../support/netherlands.ts';

const MEMBER = `query ($id: ID!) { digitalMember(id: $id) {
  name passNumber loginLink loginAccount { state email linkValidThrough } memberships { status } } }`;
const ENTITIES = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
  __typename
  ... on DigitalMember { name loginAccount { state } memberships { status library { name } subscriptionType { code } } }
  ... on DigitalMembership { id status } } }`;

let netherlands: TestNetherlands;
let customer: string;
let membership: string;

beforeAll(async () => {
  netherlands = await openNetherlands();
  const enrolled = await enrol(netherlands);
  customer = enrolled.customer.id;
  membership = enrolled.membership.id;
});
afterAll(() => netherlands.close());

async function seeEntities(representations: object[], as = ANNEN) {
  return (await netherlands.run(ENTITIES, { representations }, as))['_entities'];
}

describe('a member in the eyes of a desk', () => {
  test.each([
    ['its own', ANNEN],
    ["another branch's, of the same library,", GIETEN],
  ])('[N28] of %s shows until when to react, and the reading is recorded', async (_label, desk) => {
    expect(await netherlands.run(MEMBER, { id: customer }, desk)).toEqual({
      digitalMember: {
        name: 'E.B. Tester',
        passNumber: '25280000000413',
        loginLink: 'LINKED',
        loginAccount: {
          state: 'PENDING_ACTIVATION',
          email: 'eb.tester@example.nl',
          linkValidThrough: '2026-11-21T09:00:00.000Z',
        },
        memberships: [{ status: 'PENDING' }],
      },
    });
    expect((await auditTrail(netherlands)).at(-1)).toMatch(`${desk.subject} digitalMember DONE`);
  });

  test('of another library, unknown or malformed is nobody', async () => {
    const before = await rowCounts(netherlands);
    expect(await netherlands.run(MEMBER, { id: customer }, HAREN)).toEqual({ digitalMember: null });
    expect(await netherlands.run(MEMBER, { id: membership }, ANNEN)).toEqual({ digitalMember: null });
    expect(await netherlands.run(MEMBER, { id: 'x' }, ANNEN)).toEqual({ digitalMember: null });
    expect(await rowCounts(netherlands)).toEqual(before);
  });
});

describe('entities named by the gateway', () => {
  test('are null where they are not the caller’s to see', async () => {
    const both = [
      { __typename: 'DigitalMember', id: customer },
      { __typename: 'DigitalMembership', id: membership },
    ];
    expect(await seeEntities(both, ANNEN)).toMatchObject([{ name: 'E.B. Tester' }, { id: membership }]);
    expect(await seeEntities(both, HAREN)).toEqual([null, null]);
    expect(await seeEntities([{ __typename: 'DigitalMembership', id: 'x' }], ANNEN)).toEqual([null]);
    const nobody = await netherlands.run(ENTITIES, { representations: both });
    expect(nobody['_entities']).toEqual([null, null]);
  });

  test('a membership is its holder’s, and no other holder’s', async () => {
    await activate(netherlands, await netherlands.mailedToken());
    const stranger = await enrol(netherlands, theExamplePerson({ idempotencyKey: 'stranger-1', houseNumber: 99 }));
    await activate(netherlands, await netherlands.mailedToken());
    const accounts = await netherlands.rows('SELECT id, username FROM login_account');
    const holder = accountHolder(accounts.find(({ username }) => username === '25280000000413').id);
    const seen = await seeEntities([{ __typename: 'DigitalMembership', id: membership }], holder);
    expect(seen).toMatchObject([{ id: membership, status: 'ACTIVE' }]);
    const theirs = [
      { __typename: 'DigitalMembership', id: stranger.membership.id },
      { __typename: 'DigitalMember', id: customer },
    ];
    expect(await seeEntities(theirs, holder)).toEqual([null, null]);
  });

  test('take the same number of statements for two as for twelve', async () => {
    const ids = [];
    for (let number = 1; number <= 12; number += 1) {
      const input = theExamplePerson({ idempotencyKey: `neighbour-${number}`, lastName: 'Buur', houseNumber: number });
      ids.push((await enrol(netherlands, input)).customer.id);
    }
    const representations = ids.map((id) => ({ __typename: 'DigitalMember', id }));
    const few = await statementsOf(() => seeEntities(representations.slice(0, 2)));
    const many = await statementsOf(() => seeEntities(representations));
    expect(many).toBe(few);
  });
});

// The worker of the outbox looks into its table meanwhile, in a transaction of its own; letters are sent before.
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  await netherlands.subgraph.outbox.drain();
  const { driver } = netherlands.database.source;
  const statements: string[] = [];
  const original = driver.createQueryRunner.bind(driver);
  driver.createQueryRunner = (mode) => {
    const runner = original(mode);
    const query = runner.query.bind(runner);
    runner.query = ((sql: string, ...rest: []) => {
      statements.push(sql);
      return query(sql, ...rest);
    }) as typeof runner.query;
    return runner;
  };
  await work();
  driver.createQueryRunner = original;
  return statements.filter((sql) => sql.startsWith('SELECT') && !/outbox|set_config/.test(sql)).length;
}
