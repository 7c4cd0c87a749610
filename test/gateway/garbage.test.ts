import type { RequestListener } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { NAMES, type StubCountries, stubCountries } from '../support/stubCountries.ts';

let countries: StubCountries;
beforeAll(async () => {
  countries = await stubCountries({ SUBGRAPH_TIMEOUT_MS_NORWAY: '1500' });
});
afterAll(() => countries.close());
afterEach(() => {
  for (const name of NAMES) countries.answers(name);
});

const ASK = `{
  viewer { digitalMemberships { id } libraryCardAccount { telephone cards { number } } celiaRegistrar { units { id } } }
  libraries { totalCount edges { cursor } }
}`;
/** What the two other countries say. */
const OTHERS = {
  netherlands: { viewer: { digitalMemberships: [{ id: 'netherlands' }] } },
  finland: { viewer: { celiaRegistrar: { units: [{ id: 'finland' }] } } },
};
const LEAKS = /280215|10\.0\.0\.1|127\.0\.0\.1|duplicate|node_modules|\.ts\b|stack|serviceName|hetu/;

const answer =
  (body: string | Buffer, status = 200): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(body);
// A field with arguments is asked for under a name of the gateway's.
const data = (value: string) => answer(`{"data":${value.replace('"libraries"', '"_0"')}}`);

const FAULTS: [string, RequestListener][] = [
  ['hangs up', (request) => void request.socket.destroy()],
  ['is silent', () => undefined],
  ['begins and is silent', (_request, response) => void response.writeHead(200).write('{"data":')],
  [
    'drips a byte at a time',
    (_request, response) => {
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    },
  ],
  ['answers nothing', answer('')],
  ['answers invalid JSON', answer('{"data":{"viewer":')],
  ['answers bytes that are no text', answer(Buffer.from([0xff, 0xfe, 0x00, 0x80]))],
  ['answers JSON forty thousand levels deep', data(`${'['.repeat(40_000)}${']'.repeat(40_000)}`)],
  ['answers more than it may', answer(Buffer.alloc(10_100_000, ' '))],
  ['answers 500 with a page', answer('<html>280215A924B at http://10.0.0.1</html>', 500)],
  ['answers a list of answers', answer('[{"data":{}}]')],
  ['answers null', answer('null')],
  ['answers without data or errors', answer('{}')],
  ['answers more errors than it may', answer(`{"data":null,"errors":[${'{},'.repeat(10_000)}{}]}`)],
  ['answers a scalar for the data', data('7')],
  ['answers a list for the data', data('[{"libraries":{"totalCount":7}}]')],
  ['answers a scalar for an object', data('{"viewer":7,"libraries":"many"}')],
  ['answers a list for an object', data('{"viewer":[{}],"libraries":[7]}')],
  ['answers an object for a scalar', data('{"viewer":null,"libraries":{"totalCount":{"a":1},"edges":[]}}')],
  ['answers an object for a list', data('{"viewer":null,"libraries":{"totalCount":7,"edges":{"0":{"cursor":"x"}}}}')],
  ['answers a scalar for a list', data('{"viewer":null,"libraries":{"totalCount":7,"edges":"x"}}')],
  ['answers scalars in a list of objects', data('{"viewer":null,"libraries":{"totalCount":7,"edges":[7,"x",null]}}')],
  ['answers a text for a number', data('{"viewer":null,"libraries":{"totalCount":"280215A924B","edges":[]}}')],
  ['answers null where none may be', data('{"viewer":{},"libraries":{"totalCount":null,"edges":null}}')],
  ['leaves out what was asked', data('{}')],
  [
    'answers __proto__',
    data('{"__proto__":{"hetu":1},"viewer":{"__proto__":{"hetu":1}},"constructor":{"prototype":{}}}'),
  ],
  ['answers errors that are no list', answer('{"data":null,"errors":"280215A924B"}')],
  ['answers an error that is null', answer('{"data":null,"errors":[null]}')],
  ['answers an error that is a text', answer('{"data":null,"errors":["280215A924B at 10.0.0.1"]}')],
  ['answers errors without words', answer('{"data":null,"errors":[{}]}')],
  [
    'answers errors of the wrong types',
    answer('{"data":null,"errors":[{"message":{"a":1},"path":7,"locations":"x","extensions":[1]}]}'),
  ],
  [
    'answers an error with its secrets',
    answer(
      '{"data":null,"errors":[{"message":"duplicate key (hetu)=(280215A924B)","extensions":{"code":"X","stacktrace":["at 10.0.0.1"],"serviceName":"x"}}]}',
    ),
  ],
  ['answers no errors at all', answer('{"data":null,"errors":[]}')],
  [
    'answers extensions of its own',
    answer('{"data":null,"extensions":{"ftv1":"280215A924B","valueCompletion":[{"message":"hetu"}]}}'),
  ],
];

describe('[A60] Norway', () => {
  test('answers what was asked when it is well', async () => {
    const { body } = await countries.ask(ASK);
    const viewer = { ...OTHERS.netherlands.viewer, ...OTHERS.finland.viewer };
    expect(body).toEqual({
      data: {
        viewer: { ...viewer, libraryCardAccount: { telephone: 'norway', cards: [{ number: 'norway' }] } },
        libraries: { totalCount: 7, edges: [{ cursor: 'norway' }] },
      },
    });
  });

  test.each(FAULTS)('%s: the other countries are whole, and nothing of it comes out', async (_how, listener) => {
    countries.answers('norway', listener);
    const { status, body, text } = await countries.ask(ASK);
    expect(status).toBe(200);
    expect(body.data.viewer).toMatchObject({ ...OTHERS.netherlands.viewer, ...OTHERS.finland.viewer });
    expect(Object.keys(body).filter((key) => !['data', 'errors'].includes(key))).toEqual([]);
    for (const { extensions } of body.errors ?? []) {
      expect(['SUBGRAPH_UNAVAILABLE', 'INTERNAL']).toContain(extensions.code);
      if (extensions.code === 'SUBGRAPH_UNAVAILABLE') expect(extensions.subgraph).toBe('norway');
    }
    expect(text).not.toMatch(LEAKS);
    expect(Reflect.get({}, 'hetu')).toBeUndefined();
  });

  test.each(FAULTS.slice(0, 23))('%s: and it says that Norway is missing', async (_how, listener) => {
    countries.answers('norway', listener);
    const { body } = await countries.ask(ASK);
    expect(body.data.libraries).toBeNull();
    expect(body.errors).toContainEqual(
      expect.objectContaining({ extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'norway' } }),
    );
  });
});

describe('[A60] an error of Norway', () => {
  const errors = async (text: string, data = 'null') => {
    countries.answers('norway', answer(`{"data":${data},"errors":[${text}]}`));
    const { body } = await countries.ask('{ libraries { totalCount } }');
    return body.errors.map(({ extensions, path }: any) => ({ ...extensions, ...(path && { path: path.length }) }));
  };
  const reference = expect.stringMatching(/^[0-9a-f-]{36}$/);

  test('is told by its code; whose it is, and how it is looked up, is not taken from a text of its own', async () => {
    const [own, foreign] = ['0b9e2a4c-7d1f-4e0a-9c55-6f3d2b1a8e47', '280215A924B'];
    expect(await errors(`{"extensions":{"code":"INTERNAL","reference":"${own}"}}`)).toEqual([
      { code: 'INTERNAL', reference: own },
    ]);
    expect(await errors(`{"extensions":{"code":"INTERNAL","reference":"${foreign}"}}`)).toEqual([
      { code: 'INTERNAL', reference },
    ]);
    expect(await errors('{"extensions":{"code":"FORBIDDEN","subgraph":"finland"}}')).toEqual([{ code: 'FORBIDDEN' }]);
  });

  test('is told among ten thousand of one field, and has no endless place', async () => {
    const told = await errors(`${'{"path":["_0"]},'.repeat(9_999)}{"path":["_0"]}`, '{"_0":null}');
    expect(told).toHaveLength(10_000);
    const placed = (levels: number) => errors(`{"path":["_0"${',1'.repeat(levels - 1)}]}`, '{"_0":null}');
    expect(await placed(100)).toEqual([{ code: 'INTERNAL', reference, path: 100 }]);
    expect(await placed(101)).toEqual([{ code: 'INTERNAL', reference }]);
  });
});

describe('[A58] Finland, in the wrong hands,', () => {
  const asked = `{ viewer { digitalMemberships { id } celiaRegistrar { units { id } } } celiaCustomer(id: "1") { __typename } }`;

  test.each<[string, object]>([
    ["speaks for the Netherlands in a field that is the Netherlands'", { digitalMemberships: [{ id: 'forged' }] }],
    ['as a number', { digitalMemberships: 7 }],
    ['as nothing', { digitalMemberships: null }],
  ])('%s, and is not heard', async (_how, forged) => {
    countries.answers('finland', data(JSON.stringify({ viewer: { ...OTHERS.finland.viewer, ...forged } })));
    const { body } = await countries.ask(asked);
    expect(body.data.viewer).toEqual({ ...OTHERS.netherlands.viewer, ...OTHERS.finland.viewer });
  });

  test('answers with entities of Norway, and Norway is not asked for them', async () => {
    const foreign = { id: 'norway-1', telephone: 'forged' };
    const viewer = { celiaRegistrar: { units: [foreign] }, libraryCardAccount: foreign };
    countries.answers('finland', data(JSON.stringify({ viewer, celiaCustomer: { __typename: 'CeliaCustomer' } })));
    countries.reached.length = 0;
    const { body, text } = await countries.ask(asked);
    expect(countries.reached.map(({ country }) => country).sort()).toEqual(['finland', 'netherlands']);
    expect(body.data.viewer.celiaRegistrar).toEqual({ units: [{ id: 'norway-1' }] });
    expect(text).not.toMatch(/forged/);
  });

  test('gives a type of Norway for one of its own, and is not heard', async () => {
    countries.answers('finland', data('{"celiaCustomer":{"__typename":"LibraryCardAccount"}}'));
    const { body, text } = await countries.ask('{ celiaCustomer(id: "1") { __typename } libraries { totalCount } }');
    expect(body.data).toEqual({ celiaCustomer: null, libraries: { totalCount: 7 } });
    expect(text).not.toMatch(/LibraryCardAccount/);
  });

  test("says nothing of its viewer, and wipes out nobody else's", async () => {
    countries.answers('finland', (request, response) => {
      setTimeout(() => data('{"viewer":null}')(request, response), 100);
    });
    const { body } = await countries.ask(asked);
    expect(body.data.viewer).toEqual({ ...OTHERS.netherlands.viewer, celiaRegistrar: null });
  });
});
