import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { LIMITS } from '../../gateway/limits/operationLimits.ts';
import { type Boats, post, startBoats } from '../support/boats.ts';
import { type RuntimeDatabase, runtimeDatabase } from '../support/runtimeDatabase.ts';

let runtime: RuntimeDatabase;
let boats: Boats;

beforeAll(async () => {
  runtime = await runtimeDatabase();
  boats = await startBoats(runtime.database);
});
afterAll(async () => {
  await boats.close();
  await runtime.close();
});
afterEach(() => boats.replaceMotor(undefined));

const LEAKS = /280215|10\.0\.0\.1|127\.0\.0\.1|duplicate|node_modules|\.ts|stack|serviceName/;

describe('a request', () => {
  const send = (body: string, headers?: Record<string, string>) => post(`${boats.url}/graphql`, body, headers);

  test.each<[string, string, number]>([
    ['with broken JSON', '{"query":', 400],
    ['[A53] with a list of operations', '[{"query":"{ whoami }"}]', 400],
    ['with a bare string', '"x"', 400],
    ['without a query', '{}', 400],
    ['[A52] over 100 kB', JSON.stringify({ query: '{ whoami }', variables: { x: 'y'.repeat(102_400) } }), 413],
    ['with a syntax error', '{"query":"{ whoami "}', 400],
    ['for an unknown field', '{"query":"{ whoareyou }"}', 400],
    ['[A50] with more tokens than any journey has', JSON.stringify({ query: `{ ${'whoami '.repeat(2_100)} }` }), 400],
    [
      '[A49] deeper than allowed',
      JSON.stringify({ query: `{ sail ${'{ owner '.repeat(LIMITS.depth)} { id } ${'}'.repeat(LIMITS.depth + 1)}` }),
      400,
    ],
    [
      'with more aliases than allowed',
      JSON.stringify({
        query: `{ sail { ${Array.from({ length: LIMITS.aliases + 1 }, (_, n) => `a${n}: name`).join(' ')} } }`,
      }),
      400,
    ],
    [
      'with more root fields than allowed',
      JSON.stringify({ query: `{ ${Array.from({ length: LIMITS.rootFields + 1 }, () => 'whoami').join(' ')} }` }),
      400,
    ],
    [
      'with more aliases than allowed by way of a fragment',
      JSON.stringify({
        query: `fragment f on Boat { ${Array.from({ length: 8 }, (_, n) => `a${n}: name`).join(' ')} } { sail { ...f owner { ...f } } }`,
      }),
      400,
    ],
    [
      '[A52] with a fragment that contains itself',
      '{"query":"fragment f on Boat { owner { ...f } } { sail { ...f } }"}',
      400,
    ],
    ['with two operations and the name of none', '{"query":"query A { whoami } query B { whoami }"}', 400],
    ['with the name of another operation', '{"query":"query A { whoami }","operationName":"280215A924B"}', 400],
    ['with an empty name', '{"query":"query A { whoami }","operationName":""}', 400],
    ['without any operation', '{"query":"fragment f on Boat { id }","operationName":"A"}', 400],
    ['with two operations without a name', '{"query":"{ whoami } { whoami }"}', 400],
  ])('%s is refused with a code and no trace', async (_what, sent, status) => {
    const answer = await send(sent);
    expect(answer.status).toBe(status);
    expect(answer.body.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(answer.text).not.toMatch(LEAKS);
  });

  test('at the limits is answered', async () => {
    const aliases = Array.from({ length: LIMITS.aliases }, (_, n) => `a${n}: name`).join(' ');
    expect((await boats.ask(`{ sail { ${aliases} } }`)).status).toBe(200);
    const deep = `{ sail ${'{ owner '.repeat(LIMITS.depth - 2)} { id } ${'}'.repeat(LIMITS.depth - 1)}`;
    expect((await boats.ask(deep)).status).toBe(200);
  });

  test('[A31] that a foreign page could send without asking is refused', async () => {
    const answer = await fetch(`${boats.url}/graphql`, {
      method: 'POST',
      body: '{"query":"{ whoami }"}',
      headers: { 'content-type': 'text/plain' },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    const got = await fetch(`${boats.url}/graphql?query={whoami}`);
    expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test('to a path that does not exist tells nothing', async () => {
    const answer = await fetch(`${boats.url}/../admin`);
    expect([answer.status, await answer.text()]).toEqual([404, 'Nothing here.']);
  });
});
