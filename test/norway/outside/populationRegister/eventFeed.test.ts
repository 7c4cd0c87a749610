import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../../../subgraphs/norway/outside/faults.ts';
import type { PopulationRegisterClient } from '../../../../subgraphs/norway/outside/populationRegister/client.ts';
import { readEventPage, readSequence } from '../../../../subgraphs/norway/outside/populationRegister/eventFeed.ts';
import type { EventPage } from '../../../../subgraphs/norway/outside/populationRegister/populationRegister.ts';
import { NUMBERS } from '../support/identityNumbers.ts';
import { openRegisterWorld, type RegisterWorld } from '../support/registerWorld.ts';

let world: RegisterWorld;
let client: PopulationRegisterClient;
beforeAll(async () => {
  world = await openRegisterWorld();
});
beforeEach(() => {
  world.populationRegister.faults.clear();
  client = world.clientWith(15_000, { backgroundDeadlineMs: 25_000 });
});
afterAll(() => world.close());

const NOW = new Date('2026-03-02T09:00:00Z');

async function pageFrom(sequence: number): Promise<EventPage> {
  const page = await client.eventsFrom(sequence);
  if (typeof page === 'string') throw new Error(page);
  return page;
}

describe('the event feed', () => {
  test('begins with the number asked for, and tells where to go on', async () => {
    const { events } = world.populationRegister;
    const first = events.append(NUMBERS.resident, 'endringIBostedsadresse', NOW);
    const second = events.append(NUMBERS.confidential, 'endringIAdressebeskyttelse', NOW, 3);
    const page = await pageFrom(first);
    expect(page).toMatchObject({
      events: [
        { sequence: first, type: 'endringIBostedsadresse', recordedAt: '2026-03-02T09:00:00.000436417+00:00' },
        { sequence: second, type: 'endringIAdressebeskyttelse' },
      ],
      next: second + 1,
    });
    expect(second).toBe(first + 4);
    expect(page.events.map(({ number }) => number?.reveal())).toEqual([NUMBERS.resident, NUMBERS.confidential]);
    expect(JSON.stringify(page)).not.toMatch(/\d{11}/);
    expect((await pageFrom(first + 1)).events).toMatchObject([{ sequence: second }]);
  });

  test('is empty at its end, where the next number is the one asked for', async () => {
    const end = (await client.latestSequence()) + 1;
    expect(await client.eventsFrom(end)).toMatchObject({ events: [], next: end });
    expect(await client.eventsFrom(end + 500)).toMatchObject({ events: [], next: end + 500 });
  });

  test('says when there is nothing new, and then when there is', async () => {
    const from = await client.latestSequence();
    const { etag } = await pageFrom(from);
    expect(await client.eventsFrom(from, etag)).toBe('NOT_MODIFIED');
    world.populationRegister.events.append(NUMBERS.resident, 'endringINavn', NOW);
    expect(await client.eventsFrom(from, etag)).toMatchObject({ events: [{}, { type: 'endringINavn' }] });
  });

  test('comes a thousand to a page', async () => {
    const { events } = world.populationRegister;
    const first = events.append(NUMBERS.resident, 'personErOppdatert', NOW);
    for (let count = 1; count < 1_001; count += 1) events.append(NUMBERS.resident, 'personErOppdatert', NOW);
    const page = await pageFrom(first);
    expect([page.events.length, page.next]).toEqual([1_000, first + 1_000]);
    expect((await pageFrom(page.next)).events).toHaveLength(1);
  });

  test.each([
    ['36 months ago', '2023-03-02T09:00:00Z', { events: expect.anything() }],
    ['longer ago', '2023-03-02T08:59:59Z', 'TOO_OLD'],
  ])('from an event of %s', async (_label, at, expected) => {
    const sequence = world.populationRegister.events.append(NUMBERS.resident, 'personErOppdatert', new Date(at));
    const page = await client.eventsFrom(sequence);
    expect(typeof expected === 'string' ? page : { events: (await pageFrom(sequence)).events }).toEqual(expected);
  });

  test('put back to an earlier state shows by its latest number', async () => {
    const before = await client.latestSequence();
    world.populationRegister.events.putBackTo(before - 1);
    expect(await client.latestSequence()).toBe(before - 1);
    expect(await client.eventsFrom(before)).toMatchObject({ events: [], next: before });
  });

  test.each<[string, Fault, string]>([
    ['5xx', { kind: 'STATUS', status: 502 }, 'SERVER_ERROR'],
    ['HTML', { kind: 'HTML_PAGE', status: 200 }, 'UNREADABLE_ANSWER'],
    ['404 in its own form', { kind: 'STATUS', status: 404, shape: 'MISSING' }, 'REQUEST_REFUSED'],
    ['403 in its own form', { kind: 'STATUS', status: 403, shape: 'ACCESS' }, 'ACCESS_REFUSED'],
    ['cut-off JSON', { kind: 'TRUNCATED' }, 'UNREADABLE_ANSWER'],
    ['hanging up', { kind: 'HANG_UP' }, 'NETWORK'],
  ])('fails on %s, and so does the latest number', async (_label, fault, reason) => {
    world.populationRegister.faults.always = fault;
    await expect(client.eventsFrom(40_241)).rejects.toMatchObject({ reason });
    if (fault.kind !== 'TRUNCATED') await expect(client.latestSequence()).rejects.toMatchObject({ reason });
  });
});

describe('a page is read', () => {
  const entry = (sekvensnummer: unknown, hendelse: unknown = {}) => ({ sekvensnummer, hendelse });
  const read = (...entries: unknown[]) => readEventPage(JSON.stringify(entries), 100, 'only');

  test.each(['hendelsetype', 'hendelsestype'])('with the type under %s', (name) => {
    expect(read(entry(100, { [name]: 'personErDoed' }))).toMatchObject({ events: [{ type: 'personErDoed' }] });
  });

  test.each([
    ['an unknown type', { hendelsetype: 'endringIHeltNytt', nyttFelt: {} }, { type: 'endringIHeltNytt' }],
    ['no type', {}, { sequence: 100 }],
    ['no identifier', { hendelsetype: 'personErDoed' }, { type: 'personErDoed' }],
    ['a time that is none', { ajourholdstidspunkt: 'i går' }, { sequence: 100 }],
  ])('with %s', (_label, event, expected) => {
    const { events } = read(entry(100, event));
    expect(events).toMatchObject([expected]);
    expect(events[0]).not.toHaveProperty('number');
    expect(events[0]).not.toHaveProperty('recordedAt');
  });

  test('without the person where the number is of the other environment', () => {
    const { events } = read(entry(100, { folkeregisteridentifikator: '20036914700' }));
    expect(events).toEqual([{ sequence: 100 }]);
  });

  test('in order, and without what is below the number asked for', () => {
    const { events, next } = read(entry(103), entry(99), entry(101));
    expect(events.map(({ sequence }) => sequence)).toEqual([101, 103]);
    expect(next).toBe(104);
    expect(read(entry(3)).next).toBe(100);
  });

  test.each([
    ['an object', '{}'],
    ['an entry that is none', '[1]'],
    ['an entry without a number', '[{}]'],
    ['a number in text', '[{"sekvensnummer":"100"}]'],
    ['a number beyond what can be held exactly', '[{"sekvensnummer":9007199254740992}]'],
    ['a negative number', '[{"sekvensnummer":-1}]'],
  ])('but not %s', (_label, text) => {
    expect(() => readEventPage(text, 0, 'only')).toThrow('UNREADABLE_ANSWER');
  });

  test.each([
    ['40241', 40_241],
    [' 0\n', 0],
    ['{"sekvensnummer":40241}', 40_241],
  ])('the latest number %p', (text, sequence) => {
    expect(readSequence(text)).toBe(sequence);
  });

  test.each(['', '"40241"', '40241.5', '-1', '[40241]', 'null', '{}', '<sekvensnummer>1</sekvensnummer>'])(
    'but not the latest number %p',
    (text) => {
      expect(() => readSequence(text)).toThrow('UNREADABLE_ANSWER');
    },
  );
});
