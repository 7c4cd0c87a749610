import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { AnsweredRequest } from '../../gateway/http/requestObserver.ts';
import { type ServedGateway, serveGateway } from '../../gateway/serveGateway.ts';
import { gatewaySettings } from '../../gateway/settings.ts';
import { openLog } from '../../subgraphs/shared/runtime/log.ts';
import { post } from './boats.ts';

const BOOKS = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@cost", "@listSize"])
  type Query {
    hello(name: String, names: [String!], letter: Letter): String
    echo(text: String!): String
    slow(at: Int): String
    books(first: Int = 10): [Book!]
    shelf(last: Int): Shelf
    catalogue(pages: Int): [Book!] @listSize(slicingArguments: ["pages"])
    archive: [Book!] @listSize(assumedSize: 40)
    appraisal: Int @cost(weight: 25)
  }
  input Letter { text: String, letters: [Letter!] }
  type Mutation { order(title: String): String, tell(text: String!): String }
  type Shelf { name: String, nodes: [Book!], edges: [Edge!] }
  type Edge { node: Book }
  type Book { title: String, author: Author, sequels: [Book!] }
  type Author { name: String, books: [Book!] }`;

export const BOOKSHOP = composed();

/** One subgraph that can be held up, and gateways in front of it with whatever settings. No database, and issuers of its own. */
export interface Bookshop {
  /** How many calls wait for `release`; only those of the field `slow` do. */
  held(): number;
  release(): void;
  open(settings?: Record<string, string>): Promise<Gateway>;
  token(issuer: 'staff' | 'app', subject?: string): Promise<string>;
  close(): Promise<void>;
}

export interface Gateway {
  url: string;
  answered: AnsweredRequest[];
  send(body: string | object, headers?: Record<string, string>): ReturnType<typeof post>;
  ask(query: string, headers?: Record<string, string>, variables?: object): ReturnType<typeof post>;
}

export async function openBookshop(): Promise<Bookshop> {
  const waiting: (() => void)[] = [];
  const subgraph = await listening(createServer(serveBooks(waiting)));
  const signing = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(signing.publicKey)), kid: 'k' };
  const keys = await listening(
    createServer((_request, response) => void response.end(JSON.stringify({ keys: [jwk] }))),
  );
  const known = { audience: 'urn:all', algorithms: ['ES256'], jwksUri: addressOf(keys), subgraphs: ['books'] };
  const trusted = ['staff', 'app'].map((name) => ({ ...known, name, issuer: `https://${name}.example.org` }));
  const gateways: ServedGateway[] = [];
  return {
    held: () => waiting.length,
    release: () => {
      for (const go of waiting.splice(0)) go();
    },
    async open(settings = {}) {
      const answered: AnsweredRequest[] = [];
      const gateway = await serveGateway({
        ...{ supergraphSdl: BOOKSHOP, log: openLog('test', 'silent'), routes: () => undefined },
        observe: (request) => answered.push(request),
        settings: gatewaySettings(
          {
            ...{ PORT: '0', TRUSTED_ISSUERS: JSON.stringify(trusted), SUBGRAPH_URL_BOOKS: addressOf(subgraph) },
            ASSERTION_KEY_BOOKS: Buffer.alloc(32, 'books').toString('base64'),
            ...settings,
          },
          ['books'],
        ),
      });
      gateways.push(gateway);
      const send: Gateway['send'] = (body, headers) =>
        post(`${gateway.url}/graphql`, typeof body === 'string' ? body : JSON.stringify(body), headers);
      return {
        url: gateway.url,
        answered,
        send,
        ask: (query, headers, variables) => send({ query, variables }, headers),
      };
    },
    token: (issuer, subject = 'somebody') =>
      new SignJWT({ sub: subject })
        .setProtectedHeader({ alg: 'ES256', kid: 'k' })
        .setIssuer(`https://${issuer}.example.org`)
        .setAudience('urn:all')
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(signing.privateKey),
    async close() {
      for (const go of waiting.splice(0)) go();
      await Promise.all(gateways.map((gateway) => gateway.close()));
      for (const server of [subgraph, keys]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

function serveBooks(waiting: (() => void)[]): Parameters<typeof createServer>[1] {
  const book = { title: 'Max Havelaar', author: { name: 'Multatuli', books: [] }, sequels: [] };
  const rootValue = {
    hello: ({ name }: { name?: string }) => `hello ${name ?? 'you'}`,
    echo: ({ text }: { text: string }) => text,
    tell: ({ text }: { text: string }) => text,
    slow: () => new Promise((resolve) => waiting.push(() => resolve('done'))),
    order: ({ title }: { title?: string }) => title,
    books: [book],
    shelf: { name: 'A', nodes: [book], edges: [{ node: book }] },
  };
  const schema = buildSubgraphSchema(parse(BOOKS));
  return async (request, response) => {
    const { query: source, variables } = JSON.parse(Buffer.concat(await request.toArray()).toString('utf8'));
    const answer = await graphql({ schema, source, variableValues: variables, rootValue });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  };
}

function composed(): string {
  const { supergraphSdl, errors } = composeServices([
    { name: 'books', url: 'http://books.invalid', typeDefs: parse(BOOKS) },
  ]);
  if (!supergraphSdl) throw new Error(String(errors));
  return supergraphSdl;
}

async function listening(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
