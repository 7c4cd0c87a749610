import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningSupergraph, runSupergraph } from '../support/allInOne.ts';
import { eventually } from '../support/eventually.ts';
import { onOurGateway } from '../support/onOurGateway.ts';

const testOnOurGateway = onOurGateway();

let supergraph: RunningSupergraph;

beforeAll(async () => {
  supergraph = await runSupergraph();
});
afterAll(() => supergraph.close());

const input = {
  idempotencyKey: 'journey-0001',
  libraryNumber: '2183300',
  telephone: '90000001',
  email: 'patron@example.no',
};

describe('a library card registered online, through the public port', () => {
  test('[B6][B7][B8][B10][B16][B17][B32] comes with name and address of the population register and is activated at the desk', async () => {
    const patron = await supergraph.idPorten('12838520020');
    const { data, errors } = await supergraph.play('Norway 2', { input }, patron);
    expect(errors).toBeUndefined();
    expect(data.registerLibraryCard).toMatchObject({
      __typename: 'LibraryCardAccount',
      registeredAddress: { __typename: 'VisibleAddress', country: 'NO' },
      homeLibrary: { number: '2183300' },
      cards: [{ number: 'N183300001', kind: 'DIGITAL' }],
      memberships: [{ status: 'PENDING' }],
    });
    expect(data.registerLibraryCard.cards[0].barcode).toMatch(/^<svg /);
    const activated = await supergraph.play('Norway 3', undefined, await supergraph.staff('desk.rana'));
    expect(activated.data.activateLibraryCard).toMatchObject({
      __typename: 'LibraryCardAtDesk',
      membership: { status: 'ACTIVE', acceptedRulesVersion: '2026-1' },
    });
    const mine = await supergraph.play('Norway 4', {}, patron);
    expect(mine.data.viewer.libraryCardAccount.memberships).toEqual([
      { status: 'ACTIVE', library: { name: 'Rana bibliotek' } },
    ]);
    const used = await supergraph.play('Norway 5', {}, patron);
    expect(used.data.viewer.norwayAccessLog.edges.map(({ node }: { node: object }) => node)).toMatchObject([
      { action: 'ACTIVATION', organisation: 'Rana bibliotek', done: true },
      { action: 'REGISTRATION', organisation: null, done: true },
    ]);
  });

  test('is counted by insight a moment later, for an analyst, with the countries that have none', async () => {
    const analyst = await supergraph.staff('analyst.one');
    const asked = async () => (await supergraph.play('Insight 1', {}, analyst)).data.membershipFreshness;
    const records = () => supergraph.rows('insight', 'SELECT status, library, region FROM membership_record');
    await eventually(async () => (await records())[0]?.status === 'ACTIVE');
    const fresh = { lagSeconds: expect.any(Number), stale: false, lastKnownAt: expect.any(String) };
    expect(await asked()).toEqual([
      { country: 'FINLAND', ...fresh },
      { country: 'NETHERLANDS', ...fresh },
      { country: 'NORWAY', ...fresh },
    ]);
    const desk = await supergraph.play('Insight 1', {}, await supergraph.staff('desk.rana'));
    expect(desk.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await records()).toEqual([{ status: 'ACTIVE', library: '2183300', region: '18' }]);
    for (const path of ['/feed', '/feed/']) {
      const answer = await fetch(`${supergraph.url}${path}`, { method: 'POST', body: '{"after":0}' });
      expect(answer.status).toBe(404);
    }
  });

  test('[B6] needs a sign-in at ID-porten', async () => {
    const nobody = await supergraph.play('Norway 2', { input });
    expect(nobody.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const desk = await supergraph.play('Norway 2', { input }, await supergraph.staff('desk.rana'));
    expect(desk.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('of a protected person tells no place to anybody', async () => {
    const { data } = await supergraph.play(
      'Norway 2',
      { input: { ...input, idempotencyKey: 'journey-0002' } },
      await supergraph.idPorten('30817812097'),
    );
    expect(data.registerLibraryCard).toMatchObject({
      __typename: 'LibraryCardAccount',
      registeredAddress: { __typename: 'UndisclosedAddress' },
    });
    expect(JSON.stringify(data)).not.toMatch(/Hemmelig|SYLTE|6144|1511/);
  });

  test('is refused and leaves nothing while the population register is down', async () => {
    const before = await supergraph.rows('norway', 'SELECT * FROM account ORDER BY id');
    supergraph.allInOne.outside.norway.populationRegister.faults.always = { kind: 'STATUS', status: 503 };
    const { data } = await supergraph.play(
      'Norway 2',
      { input: { ...input, idempotencyKey: 'journey-0003' } },
      await supergraph.idPorten('05916230321'),
    );
    expect(data.registerLibraryCard).toMatchObject({
      __typename: 'NorwayRefusal',
      code: 'POPULATION_REGISTER_UNAVAILABLE',
    });
    expect(await supergraph.rows('norway', 'SELECT * FROM account ORDER BY id')).toEqual(before);
  });
});

describe('[A35] [A37] a request that a country cannot read', () => {
  const address = 'setTemporaryAddress(input: { lines: ["Hytta"], postcode: "8622", place: "Mo", through:';
  testOnOurGateway.each<[string, string, object, string]>([
    [
      'in a variable',
      'mutation ($input: SetTemporaryAddressInput!) { setTemporaryAddress(input: $input) { __typename } }',
      { input: { lines: ['Hytta'], postcode: '8622', place: 'Mo', through: '2026-02-30' } },
      'input.through',
    ],
    ['as a variable', `mutation ($day: Date!) { ${address} $day }) { __typename } }`, { day: '280215A924B' }, 'day'],
    ['in the text', `mutation { ${address} "2026-02-30" }) { __typename } }`, {}, 'through'],
    ['left out', 'query ($page: Int) { libraries(first: $page) { totalCount } }', { page: null }, 'first'],
    ['in an argument', '{ libraries(first: 0) { totalCount } }', {}, 'first'],
    ['in a cursor', '{ libraries(after: "280215A924B") { totalCount } }', {}, 'after'],
    ['in an empty cursor', '{ libraryCardsChangedSince(after: "") { pageInfo { hasNextPage } } }', {}, 'after'],
  ])('%s is told where it is wrong, and never the value', async (_where, query, variables, field) => {
    const answer = await supergraph.ask(query, variables, await supergraph.staff('system.rana'));
    expect(answer.errors).toEqual([
      expect.objectContaining({
        message: `The request is not as the schema asks. See what it says of "${field}".`,
        extensions: { code: 'BAD_USER_INPUT', field },
      }),
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/280215|02-30/);
  });

  test('holds U+0000, which no database keeps: a fault of the request, and not of ours', async () => {
    const signIn =
      'mutation ($name: String!, $password: SecretText!) { signIn(username: $name, password: $password) { __typename } }';
    const { errors } = await supergraph.ask(signIn, { name: 'a\u0000b', password: 'Welkom01!' });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });
});
