import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { Generation } from '../../gateway/execute/generation.ts';
import { type ServedGateway, serveGateway } from '../../gateway/serveGateway.ts';
import { gatewaySettings } from '../../gateway/settings.ts';
import { ServedSupergraph } from '../../gateway/supergraph/servedSupergraph.ts';
import { compose } from '../../scripts/schema/compose.ts';
import { post } from '../support/boats.ts';
import { eventually } from '../support/eventually.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@requires", "@external"])';
const supergraphOf = (fields: string, more = '', name = 'sail') =>
  compose([{ name, typeDefs: `${LINK} type Query { always: String ${fields} } ${more}` }]).supergraph;

const towing = 'type Boat @shareable { tows: Boat }';
const TRAP = compose(
  ['sail', 'motor'].map((name) => ({
    name,
    typeDefs: `${LINK} type Query { always: String @shareable new: String @shareable boat: Boat @shareable } ${towing}`,
  })),
).supergraph;
const FIRST = supergraphOf('old: String');
const SECOND = supergraphOf('new: String');

const lines: string[] = [];
const log = pino(
  { level: 'warn' },
  new Writable({ write: (line, _encoding, done) => done(void lines.push(String(line))) }),
);
const outcomes: string[] = [];
const plans: boolean[] = [];
const held: ServerResponse[] = [];
let holding = false;
let folder: string;
let path: string;
let gateway: ServedGateway;

const subgraph = createServer(async (request, response) => {
  const { query } = JSON.parse(Buffer.concat(await request.toArray()).toString('utf8'));
  const [name = ''] = /always|old|new/.exec(query) ?? [];
  response.setHeader('content-type', 'application/json');
  if (holding) held.push(response);
  else response.end(JSON.stringify({ data: { [name]: `it is ${name}` } }));
});

function settingsFor(url: string, documents = '') {
  const key = Buffer.alloc(32, 's').toString('base64');
  const places = { SUBGRAPH_URL_SAIL: url, ASSERTION_KEY_SAIL: key, SUBGRAPH_URL_MOTOR: url, ASSERTION_KEY_MOTOR: key };
  const settings = { PORT: '0', TRUSTED_ISSUERS: '[]', TRUSTED_DOCUMENTS: documents, ...places };
  return gatewaySettings(settings, ['sail', 'motor']);
}

beforeAll(async () => {
  await new Promise<void>((resolve) => subgraph.listen(0, '127.0.0.1', resolve));
  folder = await mkdtemp(join(tmpdir(), 'reload-'));
  path = join(folder, 'supergraph.sdl');
  await writeFile(path, FIRST);
  await writeFile(join(folder, 'always.graphql'), 'query Always { always }');
  const url = `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}`;
  gateway = await serveGateway({
    settings: settingsFor(url, folder),
    supergraphSdl: FIRST,
    supergraphFile: { path, everyMs: 10 },
    log,
    routes: () => undefined,
    supergraphObserver: (outcome) => void outcomes.push(outcome),
    planObserver: ({ known }) => void plans.push(known),
  });
});
afterAll(async () => {
  await gateway.close();
  subgraph.closeAllConnections();
  await new Promise((resolve) => subgraph.close(resolve));
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  lines.length = 0;
});

const ask = async (query: string) => (await post(`${gateway.url}/graphql`, JSON.stringify({ query }))).body;

/** Puts a supergraph into the file and waits until the gateway has made up its mind. */
async function swap(supergraph: string): Promise<string | undefined> {
  const before = outcomes.length;
  await writeFile(`${path}.new`, supergraph);
  await rename(`${path}.new`, path); // half a file for as long as two looks is refused, as it should be
  await eventually(() => outcomes.length > before);
  return outcomes.at(-1);
}

describe('a supergraph that is put in the place of the one in service', () => {
  test('is served from then on, its documents planned before, and requests under way end on the old one', async () => {
    expect(await ask('{ old }')).toEqual({ data: { old: 'it is old' } });
    holding = true;
    const underWay = ask('query Later { old }');
    while (held.length === 0) await pause(2);
    expect(await swap(SECOND)).toBe('replaced');
    holding = false;
    held.pop()?.end('{"data":{"old":"it was old"}}');
    expect(await underWay).toEqual({ data: { old: 'it was old' } });
    expect((await ask('{ old }')).errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT' });
    plans.length = 0;
    expect(await ask('query Always { always }')).toEqual({ data: { always: 'it is always' } });
    expect(await ask('{ new }')).toEqual({ data: { new: 'it is new' } });
    expect(plans).toEqual([true, false]);
  });

  test.each([
    ['that is half a file', SECOND.slice(0, SECOND.length / 2), /Syntax Error/],
    ['that is empty', '', /Syntax Error/],
    ['that is a plain schema', 'type Query { always: String }', /names no subgraph/],
    [
      'with a subgraph that no setting names',
      supergraphOf('new: String', '', 'rowing'),
      /rowing that no setting names/,
    ],
    [
      'with protection that nothing enforces',
      SECOND.replace('schema\n', 'schema @link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)\n'),
      /@authenticated promises protection/,
    ],
    [
      'with protection whose purpose was taken away',
      `${SECOND.replace('new: String', 'new: String @authenticated')}\ndirective @authenticated on FIELD_DEFINITION`,
      /@authenticated promises protection/,
    ],
    [
      'that no longer has what a known document asks for',
      SECOND.replaceAll('always', 'never'),
      /document [0-9a-f]{64}: Cannot query field/,
    ],
    ['that falls into a trap of planning', TRAP, /Boat.tows is shareable/],
    ['that cannot be loaded', SECOND.replace('new: String', 'new: Nothing'), /Nothing/],
  ])('%s is refused aloud, and the old one is served on', async (_what, supergraph, reason) => {
    expect(await swap(supergraph)).toBe('refused');
    expect(await ask('{ new }')).toEqual({ data: { new: 'it is new' } });
    const [alarm] = lines.map((line) => JSON.parse(line));
    expect(alarm).toMatchObject({ level: 50, msg: expect.stringContaining('ALARM') });
    expect(alarm.reasons.join()).toMatch(reason);
  });

  test('that was refused is not tried again, and one that is right is taken after it', async () => {
    await swap('again');
    const tried = outcomes.length;
    await pause(60);
    expect(outcomes.length).toBe(tried);
    expect(await swap(FIRST)).toBe('replaced');
    expect(await ask('{ old }')).toEqual({ data: { old: 'it is old' } });
  });
});

test('a supergraph that promises what nothing keeps is not served at all', async () => {
  const supergraphSdl = FIRST.replace(
    'schema\n',
    'schema @link(url: "https://specs.apollo.dev/policy/v0.1", for: SECURITY)\n',
  );
  await expect(
    serveGateway({ settings: settingsFor('http://x'), supergraphSdl, log, routes: () => undefined }),
  ).rejects.toThrow('@policy');
});

test('a supergraph that ApolloGateway refuses after all is not thought to be served', async () => {
  const served = await ServedSupergraph.open(FIRST, { log, documents: [], reachable: ['sail'] });
  const update = () => {
    throw new Error('not this one');
  };
  await served.source({ update } as never);
  expect(await served.replace(SECOND)).toBe(false);
  expect([served.prepared(SECOND), served.prepared(FIRST)]).toEqual([undefined, expect.any(Generation)]);
});

test('what was replaced is not kept', async () => {
  const { plan } = Generation.prototype;
  const planned: WeakRef<Generation>[] = [];
  Generation.prototype.plan = function (...given) {
    planned.push(new WeakRef(this));
    return plan.apply(this, given);
  };
  for (let count = 0; count < 6; count += 1) {
    expect(await swap(supergraphOf(`new${count}: String`))).toBe('replaced');
    await ask(`{ new${count} }`);
  }
  Generation.prototype.plan = plan;
  setFlagsFromString('--expose-gc');
  await pause(10); // a WeakRef holds its object for the rest of the turn that made it
  runInNewContext('gc')();
  const alive = new Set(planned.map((one) => one.deref()).filter(Boolean));
  expect(planned.length).toBe(12);
  expect(alive.size).toBe(1);
});
