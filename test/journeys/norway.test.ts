import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningSupergraph, runSupergraph } from '../support/allInOne.ts';
import { eventually } from '../support/eventually.ts';

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
