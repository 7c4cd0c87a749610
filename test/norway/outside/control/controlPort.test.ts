import { once } from 'node:events';
import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runSimulators } from '../../../../subgraphs/norway/outside/runSimulators.ts';
import { clientOfRun, type RunningSimulators } from '../support/clientOfRun.ts';
import { NUMBERS, numbered } from '../support/identityNumbers.ts';

let run: RunningSimulators;
let client: Awaited<ReturnType<typeof clientOfRun>>;
beforeAll(async () => {
  run = await runSimulators({ redirectUris: ['https://library.example.no/callback'] });
  client = await clientOfRun(run);
});
afterAll(() => run.close());

const resident = numbered(NUMBERS.resident);

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const type = { 'content-type': 'application/json', ...headers };
  const sent = body === undefined ? {} : { headers: type, body: JSON.stringify(body) };
  const answer = await fetch(run.addresses.control + path, { method, ...sent });
  const text = await answer.text();
  return { status: answer.status, body: JSON.parse(text) };
}

// As a page would whose name was made to lead here.
async function statusByName(host: string): Promise<number | undefined> {
  const [answer] = await once(get(run.addresses.control, { headers: { host } }), 'response');
  answer.resume();
  return answer.statusCode;
}

describe('the control port', () => {
  test('lists what it can be asked', async () => {
    const { status, body } = await ask('GET', '/');
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toMatch(/PUT \/faults.*PUT \/documentFaults.*POST \/events/);
  });

  test.each([
    ['populationRegister', { always: { kind: 'STATUS', status: 503, shape: 'BARE' } }, 'SERVER_ERROR'],
    ['populationRegister', { always: { kind: 'HTML_PAGE', status: 200 } }, 'UNREADABLE_ANSWER'],
    ['populationRegister', { always: { kind: 'TOO_MANY_REQUESTS', retryAfterMs: 60_000 } }, 'RATE_LIMITED'],
    ['populationRegister', { next: [{ kind: 'TRUNCATED' }] }, 'UNREADABLE_ANSWER'],
    ['maskinporten', { always: { kind: 'HANG_UP' } }, 'TOKEN_UNREACHABLE'],
  ])('%s: %p', async (system, faults, reason) => {
    const fresh = await clientOfRun(run);
    expect(await ask('PUT', `/faults/${system}`, faults)).toEqual({ status: 200, body: {} });
    await expect(fresh.personOf(resident)).rejects.toMatchObject({ reason });
    await ask('PUT', `/faults/${system}`, {});
    expect(await fresh.personOf(resident)).toMatchObject({ status: 'RESIDENT' });
  });

  test('answers that come late', async () => {
    await ask('PUT', '/faults/populationRegister', { latencyMs: 20_000 });
    const impatient = await clientOfRun(run, 200);
    await expect(impatient.personOf(resident)).rejects.toMatchObject({ reason: 'TIMED_OUT' });
    await ask('PUT', '/faults/populationRegister', {});
  });

  test('documents in disorder, and protection that is not told', async () => {
    await ask('PUT', '/documentFaults', ['TWO_NAMES']);
    await expect(client.personOf(resident)).rejects.toMatchObject({ reason: 'DATA_ERROR' });
    await ask('PUT', '/documentFaults', []);
    expect((await ask('PUT', '/protection', { shown: false })).status).toBe(200);
    expect(await client.personOf(numbered(NUMBERS.confidential))).toMatchObject({ protected: true });
    await ask('PUT', '/protection', { shown: true });
  });

  test('somebody is renamed, and the feed tells of it', async () => {
    const { body: document } = await ask('GET', `/people/${NUMBERS.dead}`);
    const navn = [{ erGjeldende: true, fornavn: 'NY', etternavn: 'EIK' }];
    const change = { document: { ...document, navn }, type: 'endringINavn' };
    const { body } = await ask('PUT', `/people/${NUMBERS.dead}`, change);
    expect(await client.personOf(numbered(NUMBERS.dead))).toMatchObject({ name: { first: 'NY' } });
    expect(await client.eventsFrom(body.sekvensnummer)).toMatchObject({ events: [{ type: 'endringINavn' }] });
  });

  test('the same event a hundred times, after a gap; and the feed is put back', async () => {
    const before = await client.latestSequence();
    const event = { number: NUMBERS.resident, type: 'personErOppdatert', times: 100, leftOut: 7 };
    expect((await ask('POST', '/events', event)).body).toEqual({ sekvensnummer: before + 107 });
    expect(await client.eventsFrom(before + 1)).toMatchObject({ next: before + 108 });
    await ask('PUT', '/events/latest', { sekvensnummer: before });
    expect(await client.latestSequence()).toBe(before);
  });

  test('a limit of requests a minute', async () => {
    await ask('PUT', '/rateLimit', { perMinute: 0 });
    await expect(client.personOf(resident)).rejects.toMatchObject({ reason: 'RATE_LIMITED' });
    await ask('PUT', '/rateLimit', { perMinute: 60_000 });
    expect(await client.personOf(resident)).toMatchObject({ status: 'RESIDENT' });
  });

  test.each(['maskinporten', 'idPorten'])('new keys for %s', async (system) => {
    expect((await ask('POST', `/keys/${system}`, {})).status).toBe(200);
    expect(await (await clientOfRun(run)).personOf(resident)).toMatchObject({ status: 'RESIDENT' });
  });

  test.each([
    ['PUT', '/faults/populationRegister', { always: { kind: 'EXPLODE' } }],
    ['PUT', '/faults/populationRegister', { always: { kind: 'STATUS', status: 99 } }],
    ['PUT', '/faults/populationRegister', { always: { kind: 'STATUS', status: 500, shape: 'ROUND' } }],
    ['PUT', '/faults/populationRegister', { next: { kind: 'HANG_UP' } }],
    ['PUT', '/faults/populationRegister', { next: [{ kind: 'HTML_PAGE' }] }],
    ['PUT', '/faults/populationRegister', { latencyMs: -1 }],
    ['PUT', '/faults/populationRegister', []],
    ['PUT', '/documentFaults', ['THREE_NAMES']],
    ['PUT', '/documentFaults', {}],
    ['PUT', '/protection', { shown: 'no' }],
    ['PUT', '/rateLimit', { perMinute: 1.5 }],
    ['PUT', '/people/12838520021', { document: {} }],
    ['PUT', `/people/${NUMBERS.resident}`, { document: { navn: 'VAKKER' } }],
    ['POST', '/events', { number: NUMBERS.resident, type: 'x', times: 100_001 }],
    ['POST', '/events', { number: 1, type: 'x' }],
    ['PUT', '/events/latest', { sekvensnummer: 10 ** 9 }],
    ['PUT', '/clock/idPorten', { skewSeconds: 86_401 }],
  ])('%s %s refuses %p', async (method, path, body) => {
    expect(await ask(method, path, body)).toMatchObject({ status: 400, body: { error: expect.any(String) } });
    expect(await client.personOf(resident)).toMatchObject({ name: { last: 'BLOMST' } });
  });

  test('nothing else, and no form that a page in a browser could send', async () => {
    expect((await ask('PUT', '/everything', {})).status).toBe(404);
    const form = { 'content-type': 'text/plain' };
    expect((await ask('POST', '/events', { number: NUMBERS.resident, type: 'x' }, form)).status).toBe(415);
    expect(await statusByName('127.0.0.1.example.org')).toBe(403);
    expect(await statusByName(new URL(run.addresses.control).host)).toBe(200);
  });
});
