import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ASSERTION_HEADER, assertCall } from '../../subgraphs/shared/runtime/callAssertion.ts';
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
beforeEach(() => {
  boats.seen.sail.length = 0;
  boats.seen.motor.length = 0;
});

const REQUEST = '0b9e2a4c-7d1f-4e0a-9c55-6f3d2b1a8e47';
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('the gateway', () => {
  test('passes on who calls, to every subgraph that its issuer is meant for', async () => {
    const { body } = await boats.ask(
      '{ whoami motor { power } }',
      bearer(await boats.token('everywhere', 'desk.rana')),
    );
    expect(body).toEqual({ data: { whoami: 'everywhere|desk.rana', motor: { power: 9 } } });
    expect(boats.seen.motor[0]?.caller?.subject).toBe('desk.rana');
  });

  test('keeps a token from subgraphs that its issuer is not meant for', async () => {
    const { body } = await boats.ask('{ whoami motor { power } }', bearer(await boats.token('sailors')));
    expect(body).toEqual({ data: { whoami: 'sailors|somebody', motor: { power: 9 } } });
    expect(boats.seen.motor[0]?.caller).toBeUndefined();
  });

  test('lets nobody call as nobody', async () => {
    expect((await boats.ask('{ whoami }')).body).toEqual({ data: { whoami: 'nobody' } });
  });

  test('[A57] passes on the language and no other header', async () => {
    const forged = { 'x-user-id': 'root', 'x-caller': 'root', [ASSERTION_HEADER]: 'x.1.y', cookie: 'a=b' };
    const { body } = await boats.ask('{ whoami }', { ...forged, 'accept-language': 'nb-NO' });
    expect(body.data.whoami).toBe('nobody');
    expect(boats.seen.sail).toEqual([{ caller: undefined, language: 'nb', network: expect.any(String) }]);
  });

  test.each([['Bearer garbage'], ['Bearer a.b.c'], ['Basic eDp5'], ['Bearer '], ['x']])(
    'answers 401 to Authorization: %s',
    async (authorization) => {
      const { status, body } = await boats.ask('{ whoami }', { authorization });
      expect(status).toBe(401);
      expect(body).toEqual({
        errors: [{ message: 'Sign in first, or sign in again.', extensions: { code: 'UNAUTHENTICATED' } }],
      });
      expect(boats.seen.sail).toEqual([]);
    },
  );
});

test('a subgraph is told which request of the gateway it works for, and of a client nothing', async () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  const asked = () => boats.ask('{ trace }', { 'x-request-id': REQUEST, traceparent });
  const [one, other] = [JSON.parse((await asked()).body.data.trace), JSON.parse((await asked()).body.data.trace)];
  expect(one).toEqual({ requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(new Set([one.requestId, other.requestId, REQUEST]).size).toBe(3);
});

describe('[A56] a subgraph called directly', () => {
  const body = JSON.stringify({ query: '{ whoami }' });
  const sign = (change: object = {}, key = boats.keys.sail, now = Date.now()) =>
    assertCall(key, { subgraph: 'sail', body, authorization: '', language: '', network: '', ...change }, now);
  const call = (headers: Record<string, string>, sent = body) =>
    post(`${boats.sailUrl}/graphql`, sent, { 'accept-language': '', ...headers });

  test('answers the gateway', async () => {
    expect((await call({ [ASSERTION_HEADER]: sign() })).body).toEqual({ data: { whoami: 'nobody' } });
  });

  test.each<[string, () => Promise<{ status: number; text: string }>]>([
    ['without an assertion', () => call({})],
    ['with a token and no assertion', async () => call(bearer(await boats.token('everywhere')))],
    [
      "with another subgraph's assertion",
      () => call({ [ASSERTION_HEADER]: sign({ subgraph: 'motor' }, boats.keys.motor) }),
    ],
    [
      'with an assertion for another body',
      () => call({ [ASSERTION_HEADER]: sign() }, body.replace('whoami', 'broken')),
    ],
    [
      'with an assertion for another token',
      async () => call({ [ASSERTION_HEADER]: sign(), ...bearer(await boats.token('everywhere')) }),
    ],
    ['with an old assertion', () => call({ [ASSERTION_HEADER]: sign({}, boats.keys.sail, Date.now() - 32_000) })],
    ['with an altered assertion', () => call({ [ASSERTION_HEADER]: `${sign().slice(0, -2)}xx` })],
    [
      'with a right assertion over a forged token',
      () => call({ [ASSERTION_HEADER]: sign({ authorization: 'Bearer a.b.c' }), authorization: 'Bearer a.b.c' }),
    ],
    ['with a body that is too large', () => call({ [ASSERTION_HEADER]: 'x' }, ' '.repeat(1_100_000))],
    [
      'by GET',
      async () => {
        const answer = await fetch(`${boats.sailUrl}/graphql?query={whoami}`, {
          headers: { [ASSERTION_HEADER]: sign({ body: '' }) },
        });
        return { status: answer.status, text: await answer.text() };
      },
    ],
  ])('%s answers 401 and nothing else', async (_how, attempt) => {
    const { status, text } = await attempt();
    expect({ status, text }).toEqual({ status: 401, text: '' });
    expect(boats.seen.sail).toEqual([]);
  });

  test('with a replayed assertion answers 401', async () => {
    const assertion = sign();
    expect((await call({ [ASSERTION_HEADER]: assertion })).status).toBe(200);
    expect(await call({ [ASSERTION_HEADER]: assertion })).toMatchObject({ status: 401, text: '' });
  });

  test('does not take a token of an issuer that is not meant for it, even from the gateway', async () => {
    const authorization = `Bearer ${await boats.token('sailors')}`;
    const call = { subgraph: 'motor', body, authorization, language: '', network: '' };
    expect(
      (
        await post(`${boats.sailUrl}/graphql`, body, {
          authorization,
          'accept-language': '',
          [ASSERTION_HEADER]: assertCall(boats.keys.sail, call, Date.now()),
        })
      ).status,
    ).toBe(401);
  });
});
