import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PersistedDocuments } from '../../gateway/operations/persistedDocuments.ts';
import { TrustedDocuments } from '../../gateway/operations/trustedDocuments.ts';
import { temporaryFolder } from '../scripts/support/temporaryFolder.ts';
import { type Bookshop, type Gateway, openBookshop } from '../support/bookshop.ts';

const hashed = (text: string) => createHash('sha256').update(text).digest('hex');
const [GREET, SHELF, NAMED] = [
  'query Greet { hello }',
  'query Shelf { shelf { name } }',
  'query Named { hello(name: "Ada") }',
];
const FOLDER = temporaryFolder({
  'journeys/greet.graphql': GREET,
  'journeys/README.md': 'not read',
  'app/relay.json': JSON.stringify({ '3be4abb81fa595e25eb725b2c6a87508': SHELF }),
  'app/apollo.json': JSON.stringify({
    ...{ format: 'apollo-persisted-query-manifest', version: 1 },
    operations: [{ id: hashed(NAMED), name: 'Named', type: 'query', body: NAMED }],
  }),
});
const FOLDERS = `${FOLDER}/journeys, ${FOLDER}/app`;

let shop: Bookshop;
let free: Gateway;
let strict: Gateway;
const bearer = async (issuer: 'staff' | 'app') => ({ authorization: `Bearer ${await shop.token(issuer)}` });
beforeAll(async () => {
  shop = await openBookshop();
  free = await shop.open({ TRUSTED_DOCUMENTS: FOLDERS });
  strict = await shop.open({ TRUSTED_DOCUMENTS: FOLDERS, ONLY_TRUSTED_DOCUMENTS: 'on' });
});
afterAll(() => shop.close());

const persisted = (hash: string, query?: string) => ({
  query,
  extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
});

describe('[A55] where only trusted documents are taken', () => {
  test.each<[string, object]>([
    ['by its text', { query: GREET }],
    ['by its hash', { documentId: hashed(GREET) }],
    ['by its hash with its method', { documentId: `sha256:${hashed(GREET).toUpperCase()}` }],
    ['by the id of a Relay manifest', { documentId: '3be4abb81fa595e25eb725b2c6a87508' }],
    ['by the hash of what a Relay manifest holds', { documentId: hashed(SHELF) }],
    ['by the id of an Apollo manifest', { documentId: hashed(NAMED) }],
    ['by its hash, as Apollo asks', persisted(hashed(NAMED))],
    ['by text and hash', persisted(hashed(GREET), GREET)],
  ])('one of them is answered %s', async (_how, body) => {
    strict.answered.length = 0;
    const { status, body: answer } = await strict.send(body, await bearer('app'));
    expect([status, answer.errors]).toEqual([200, undefined]);
    expect(strict.answered).toMatchObject([
      { trusted: true, operationName: expect.stringMatching(/Greet|Shelf|Named/) },
    ]);
  });

  test.each<[string, object]>([
    ['of its own', { query: '{ hello }' }],
    ['that differs by a blank', { query: `${GREET} ` }],
    ['of its own with its hash', persisted(hashed('{ hello }'), '{ hello }')],
    ['over all limits', { query: `{ ${'hello '.repeat(900)} }` }],
  ])('a client may not send one %s, signed in or not', async (_what, body) => {
    for (const headers of [await bearer('app'), {}]) {
      const answer = await strict.send(body, headers);
      expect([answer.status, answer.body.errors[0].extensions]).toEqual([403, { code: 'FORBIDDEN' }]);
    }
    expect((await strict.send({ documentId: hashed('{ hello }') })).status).toBe(400);
  });

  test('staff may write their own, within the limits', async () => {
    expect((await strict.ask('{ hello }', await bearer('staff'))).status).toBe(200);
    expect((await strict.ask('{ __schema { queryType { name } } }', await bearer('staff'))).status).toBe(200);
    expect((await strict.ask(`{ ${'hello '.repeat(11)} }`, await bearer('staff'))).status).toBe(400);
  });

  test('elsewhere everybody may', async () => {
    free.answered.length = 0;
    expect((await free.ask('{ hello }')).status).toBe(200);
    expect((await free.ask(GREET)).status).toBe(200);
    expect(free.answered.map(({ trusted }) => trusted)).toEqual([false, true]);
  });
});

describe('automatic persisted queries', () => {
  const OWN = '{ hello(name: "Bo") }';
  const notFound = { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } };

  test('are asked for once by their text, then by their hash', async () => {
    expect(await free.send(persisted(hashed(OWN)))).toMatchObject({ status: 400, body: { errors: [notFound] } });
    expect((await free.send(persisted(hashed(OWN), OWN))).body).toEqual({ data: { hello: 'hello Bo' } });
    expect((await free.send(persisted(hashed(OWN)))).body).toEqual({ data: { hello: 'hello Bo' } });
  });

  test('under a wrong hash are refused, and not kept', async () => {
    const wrong = await free.send(persisted(hashed('other'), '{ hello }'));
    expect([wrong.status, wrong.body.errors[0].message]).toEqual([400, 'The hash is not that of the document.']);
    expect((await free.send(persisted(hashed('other')))).body.errors).toEqual([notFound]);
    const trusted = await free.send(persisted(hashed(GREET), '{ hello(name: "forged") }'));
    expect(trusted.status).toBe(400);
    expect((await free.send(persisted(hashed(GREET)))).body).toEqual({ data: { hello: 'hello you' } });
  });

  test('over a limit are not kept, and without a hash neither', async () => {
    const large = `{ ${'hello '.repeat(11)} }`;
    await free.send(persisted(hashed(large), large));
    await free.ask('{ slower: hello }');
    expect((await free.send(persisted(hashed(large)))).body.errors).toEqual([notFound]);
    expect((await free.send(persisted(hashed('{ slower: hello }')))).body.errors).toEqual([notFound]);
  });

  test.each<[object | string]>([
    [{ persistedQuery: { version: 2, sha256Hash: hashed(OWN) } }],
    [{ persistedQuery: { version: 1 } }],
    [{ persistedQuery: { version: 1, sha256Hash: 7 } }],
    [{ persistedQuery: 'x' }],
  ])('in another form are refused: %j', async (extensions) =>
    expect((await free.send({ query: OWN, extensions })).status).toBe(400),
  );

  test('are kept up to a number and a length of all together, the latest', () => {
    const many = new PersistedDocuments();
    for (let at = 0; at <= 1_000; at += 1) many.keep({ hash: `h${at}`, text: 'x' });
    expect([many.get('h0'), many.get('h1')?.text, many.get('h1000')?.text]).toEqual([undefined, 'x', 'x']);
    const long = new PersistedDocuments();
    for (let at = 0; at <= 50; at += 1) long.keep({ hash: `h${at}`, text: 'x'.repeat(100_000) });
    long.keep({ hash: 'h50', text: 'x'.repeat(100_000) });
    expect([long.get('h0'), long.get('h1')?.hash]).toEqual([undefined, 'h1']);
  });
});

describe('documents that the gateway is to trust', () => {
  test('are all read, each once', () => {
    const trusted = new TrustedDocuments([`${FOLDER}/journeys`, `${FOLDER}/app`, `${FOLDER}/app`]);
    expect(trusted.all.map(({ text }) => text)).toEqual([GREET, NAMED, SHELF]);
  });

  test.each([
    ['is not JSON', 'x'],
    ['is empty', '{}'],
    ['holds something else', '{"id":7}'],
    ['is a list', '["x"]'],
    ['has another hash', JSON.stringify({ [hashed('other')]: GREET })],
  ])('stop the start where a manifest %s', async (_what, content) => {
    const folder = temporaryFolder({ 'manifest.json': content });
    await expect(shop.open({ TRUSTED_DOCUMENTS: folder })).rejects.toThrow(/manifest\.json/);
  });

  test('stop the start where the folder is not there', async () => {
    await expect(shop.open({ TRUSTED_DOCUMENTS: '/nowhere' })).rejects.toThrow('TRUSTED_DOCUMENTS names /nowhere');
  });
});
