import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pullSweep } from '../../../subgraphs/insight/operations/feed/pullFeed.ts';
import type { FeedAnswer } from '../../../subgraphs/insight/outside/countryFeed/countryFeed.ts';
import type { FeedEvent } from '../../../subgraphs/shared/vocabulary/membershipEvent.ts';
import { type Feeding, openFeeding } from './feeding.ts';
import { event, pageOf } from './histories.ts';

let feeding: Feeding;
beforeAll(async () => {
  feeding = await openFeeding();
});
afterAll(() => feeding.close());
beforeEach(() => feeding.restore());

describe('what was told before, too late or in another order is refused, and nothing of it is stored', () => {
  const events = [event(1), event(2), event(3), event(4)];
  const [first, second, third, fourth] = events as [FeedEvent, FeedEvent, FeedEvent, FeedEvent];

  test.each<[string, readonly FeedEvent[], string]>([
    ['told again', [second, third], 'REPEATED'],
    ['told again from the beginning', [first, second, third], 'REPEATED'],
    ['with one left out at the beginning', [fourth], 'GAP'],
    ['with one left out in the middle', [third, event(5)], 'GAP'],
    ['with none although there are more', [], 'GAP'],
    ['in another order', [fourth, third], 'OUT_OF_ORDER'],
    ['twice in one page', [third, third], 'OUT_OF_ORDER'],
  ])('%s', async (_what, told, reason) => {
    await feeding.pulled([first, second]);
    const before = await feeding.tables();
    feeding.tell({ ...pageOf(events), head: 5, events: told });
    expect(await feeding.pull()).toBe(0);
    expect(await feeding.tables()).toEqual(before);
    expect(await feeding.standing()).toMatchObject({ position: 2, failure: reason });
    feeding.tell(pageOf(events, 2));
    expect(await feeding.pull()).toBe(2);
    expect(await feeding.standing()).toEqual({ position: 4, failure: null, failed_since: null });
  });

  test('by a country whose database was put back', async () => {
    await feeding.pulled(events);
    feeding.tell(pageOf([first, second]));
    expect(await feeding.pull()).toBe(0);
    expect(await feeding.standing()).toMatchObject({ position: 4, failure: 'WENT_BACK' });
  });
});

describe('[A61] garbage is refused, and nothing of it is stored', () => {
  const right = JSON.parse(JSON.stringify(event(1)));
  const page = JSON.parse(JSON.stringify(pageOf([event(1)])));
  const told = (changes: object) => ({ body: JSON.stringify({ ...page, events: [{ ...right, ...changes }] }) });

  test.each<[string, { status?: number; body: string }, string]>([
    ['no JSON', { body: '<html>' }, 'NOT_JSON'],
    ['cut off', { body: JSON.stringify(page).slice(0, -9) }, 'NOT_JSON'],
    ['null', { body: 'null' }, 'WRONG_SHAPE'],
    ['a list', { body: '[]' }, 'WRONG_SHAPE'],
    ['another country', { body: JSON.stringify({ ...page, country: 'finland' }) }, 'WRONG_COUNTRY'],
    ['a field more', { body: JSON.stringify({ ...page, names: [] }) }, 'WRONG_SHAPE'],
    ['a head before its events', { body: JSON.stringify({ ...page, head: 0 }) }, 'WRONG_SHAPE'],
    [
      'a thousand and one',
      { body: JSON.stringify({ ...page, head: 2_000, events: Array(1_001).fill(right) }) },
      'WRONG_SHAPE',
    ],
    ['more than a page can be', { body: ' '.repeat(1_000_001) }, 'TOO_LARGE'],
    ['an error', { status: 503, body: '' }, 'UNREACHABLE'],
    ['a redirect', { status: 302, body: '' }, 'UNREACHABLE'],
    ['a refusal', { status: 401, body: '' }, 'REFUSED'],
    ['an event with a name', told({ name: 'Kari' }), 'WRONG_SHAPE'],
    ['an event without a kind', told({ kind: null }), 'WRONG_SHAPE'],
    ['an id that is a number', told({ membership: '12838520020' }), 'WRONG_SHAPE'],
    ['an id that is SQL', told({ membership: "1'; DROP TABLE membership_event; --" }), 'WRONG_SHAPE'],
    ['a day that is none', told({ since: '2026-02-30' }), 'WRONG_SHAPE'],
    ['an instant that is none', told({ at: '2026-13-01T10:00:00Z' }), 'WRONG_SHAPE'],
    ['an instant without a zone', told({ at: '2026-10-01T10:00:00' }), 'WRONG_SHAPE'],
    ['an age that is none', told({ ageBand: '41' }), 'WRONG_SHAPE'],
    ['a protected place', told({ undisclosed: true }), 'WRONG_SHAPE'],
    ['an erasure with a place', told({ happened: 'ERASED', status: 'ENDED' }), 'WRONG_SHAPE'],
    ['a position of text', told({ position: '1' }), 'WRONG_SHAPE'],
    ['a library of text and more', told({ library: '5280\u0000' }), 'WRONG_SHAPE'],
    ['__proto__', { body: JSON.stringify(page).replace('"events"', '"__proto__":{},"events"') }, 'WRONG_SHAPE'],
  ])('%s', async (_what, answer, reason) => {
    feeding.norway.answers(answer);
    expect(await feeding.pull()).toBe(0);
    expect(await feeding.count('membership_event')).toBe(0);
    expect(await feeding.standing()).toMatchObject({
      position: 0,
      failure: reason,
      failed_since: feeding.on.clock.now(),
    });
  });
});

test('what a country does wrong again and again is told the log once, and again when it is another thing or came back', async () => {
  const said: object[] = [];
  const warn = (fields: object) => void said.push(fields);
  const { database, clock } = feeding.on;
  let told: FeedAnswer = { fault: 'UNREACHABLE' };
  const registry = { database, now: clock.now, log: { warn }, feeds: { ask: async () => told } };
  const sweep = pullSweep(registry as never, 'norway', 1_000);
  const pull = async (answer: FeedAnswer) => {
    told = answer;
    await sweep.run();
    return said.splice(0);
  };
  const [gone, refused] = [{ fault: 'UNREACHABLE' }, { fault: 'REFUSED' }] as const;
  expect(await pull(gone)).toEqual([{ country: 'norway', reason: 'UNREACHABLE' }]);
  expect(await pull(gone)).toEqual([]);
  expect(await pull(refused)).toEqual([{ country: 'norway', reason: 'REFUSED' }]);
  expect(await pull(refused)).toEqual([]);
  expect(await pull({ json: JSON.parse(JSON.stringify(pageOf([event(1)]))) })).toEqual([]);
  expect(await pull(refused)).toEqual([{ country: 'norway', reason: 'REFUSED' }]);
  expect(await feeding.standing()).toMatchObject({ position: 1, failure: 'REFUSED', failed_since: clock.now() });
});
