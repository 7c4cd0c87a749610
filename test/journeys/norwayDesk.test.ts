import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readJourneys } from '../../gateway/playground/readJourneys.mjs';
import { type RunningSupergraph, runSupergraph } from '../support/allInOne.ts';

let supergraph: RunningSupergraph;
let desk: string;
let patron: string;
beforeAll(async () => {
  supergraph = await runSupergraph();
  desk = await supergraph.staff('desk.rana');
  patron = await supergraph.idPorten('12838520020');
  await play('Norway 2', {}, patron);
  await play('Norway 3');
});
afterAll(() => supergraph.close());

/** Plays the saved operation, its own input changed by this, and gives its one answer. */
async function play(title: string, change: object = {}, token = desk): Promise<any> {
  const journeys = await readJourneys('schema/journeys');
  const own: { input?: object } = journeys.find((one) => one.title.startsWith(title))?.variables ?? {};
  const variables = own.input ? { ...own, input: { ...own.input, ...change } } : own;
  const { data, errors } = await supergraph.play(title, variables, token);
  expect([title, errors]).toEqual([title, undefined]);
  return Object.values(data ?? {})[0];
}

describe('a day at the desk of Rana, by the saved operations of the playground, through the public port', () => {
  test('[B4] [B5] [B19] somebody gets a printed card and a temporary address, loses the card and gets another', async () => {
    expect(await play('Norway 3b')).toMatchObject({ cards: [{ number: 'N183310001', kind: 'PHYSICAL' }] });
    expect(await play('Norway 3i')).toMatchObject({ temporaryAddress: { place: 'Mo i Rana', through: '2027-03-31' } });
    expect(await play('Norway 3c')).toMatchObject({
      membership: { newLendingRules: null },
      account: { temporaryAddress: {} },
    });
    expect(await play('Norway 3h')).toMatchObject({ code: 'LENDING_RULES_ALREADY_ACCEPTED' });
    expect(await play('Norway 3e')).toMatchObject({ state: 'BLOCKED' });
    expect(await play('Norway 3f')).toMatchObject({ state: 'ACTIVE' });
    await play('Norway 3e');
    expect(await play('Norway 3g')).toMatchObject({ card: { number: 'N183310003', state: 'ACTIVE' } });
  });

  test('[B3] [B22] [B23] [B24] a kindergarten gets a local card; a local and a national card are linked, the local one discarded', async () => {
    expect(await play('Norway 3j')).toMatchObject({ card: { holderKind: 'INSTITUTION' }, warnings: [] });
    expect(await play('Norway 3n')).toMatchObject({ name: 'Ytteren barnehage' });
    expect(await play('Norway 3k')).toMatchObject({ warnings: ['NATIONAL_CARD_RECOMMENDED'] });
    expect(await play('Norway 3l')).toMatchObject({ membership: { status: 'ACTIVE' } });
    expect(await play('Norway 3m')).toMatchObject({ number: 'R-0002', state: 'DISCARDED' });
  });

  test('[B20] [B21] local cards are upgraded at the desk, and by their holder', async () => {
    const local = { idempotencyKey: 'another-local-card', nationalIdentityNumber: '05916230321', number: 'R-0003' };
    await play('Norway 3k', local);
    const upgrade = { localCardNumber: 'R-0003', nationalIdentityNumber: '05916230321' };
    expect(await play('Norway 3o', upgrade)).toMatchObject({ cards: [{ number: 'N183310004' }] });
    const own = { idempotencyKey: 'a-third-local-card', nationalIdentityNumber: '29828814077', number: 'R-0004' };
    await play('Norway 3k', own);
    const holder = await supergraph.idPorten('29828814077');
    expect(await play('Norway 4g', { localCardNumber: 'R-0004' }, holder)).toMatchObject({
      cards: [{ kind: 'DIGITAL' }],
    });
  });

  test('[B25] [B26] [B27] [B28] a printed card is given for a digital one, after a dry run', async () => {
    expect(await play('Norway 3d')).toMatchObject({ card: { kind: 'DIGITAL' } });
    expect(await play('Norway 3d', { dryRun: false })).toMatchObject({
      card: { number: 'N183310002', kind: 'PHYSICAL' },
    });
  });

  test('[B12] [B13] [B14] the holder joins a further library, moves home, and leaves', async () => {
    const { libraryCardAccount } = await play('Norway 4b', {}, patron);
    expect(libraryCardAccount.digitalServices).toContainEqual(
      expect.objectContaining({ code: 'pressreader', available: false, reason: 'NOT_A_PATRON' }),
    );
    expect(await play('Norway 4c', {}, patron)).toMatchObject({ status: 'ACTIVE' });
    expect(await play('Norway 4h', {}, patron)).toMatchObject({ status: 'ACTIVE' });
    expect(await play('Norway 4d', {}, patron)).toMatchObject({ homeLibrary: { name: 'Deichman bibliotek' } });
    expect(await play('Norway 4e', {}, patron)).toMatchObject({ temporaryAddress: { place: 'Mo i Rana' } });
    expect(await play('Norway 4f', {}, patron)).toMatchObject({ temporaryAddress: null });
    const told = await play('Norway 4i', {}, patron);
    expect(told).toMatchObject({ code: 'STILL_A_PATRON', parts: ['2030100', '2183300'] });
    const cancelled = await play('Norway 4i', { acknowledgedLibraries: told.parts }, patron);
    expect(cancelled).toMatchObject({ __typename: 'CancelledLibraryCardAccount' });
  });

  test("the library's system reads what changed, each person once, and of who cancelled the end alone", async () => {
    const { edges } = await play('Norway 8', {}, await supergraph.staff('system.rana'));
    const states = edges.map(({ node }: any) => [node.membership.status, node.account?.name ?? null]);
    expect(states).toHaveLength(4);
    expect(states.filter(([status]: string[]) => status === 'ENDED')).toEqual([['ENDED', null]]);
  });
});
