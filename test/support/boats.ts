import { randomBytes } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { serveGateway } from '../../gateway/serveGateway.ts';
import { gatewaySettings } from '../../gateway/settings.ts';
import type { AnswerInProcess } from '../../subgraphs/shared/runtime/answerInProcess.ts';
import type { Database } from '../../subgraphs/shared/runtime/database.ts';
import { openLog } from '../../subgraphs/shared/runtime/log.ts';
import { serveSubgraph } from '../../subgraphs/shared/runtime/serveSubgraph.ts';
import { readTrustedIssuers, trustIssuers } from '../../subgraphs/shared/runtime/trustedIssuers.ts';
import { boatSubgraph, boatSupergraph, motorSchema, type Seen, sailSchema } from './boatSubgraphs.ts';

export interface Boats {
  url: string;
  sailUrl: string;
  /** The first subgraph, past its port. */
  sail: AnswerInProcess;
  seen: { sail: Seen[]; motor: Seen[] };
  keys: { sail: Buffer; motor: Buffer };
  token(issuer: keyof typeof PATHS, subject?: string): Promise<string>;
  /** Lets the second subgraph's address answer whatever the listener answers. */
  replaceMotor(listener: RequestListener | undefined): void;
  ask(
    query: string,
    headers?: Record<string, string>,
    variables?: object,
  ): Promise<{ status: number; body: any; text: string }>;
  close(): Promise<void>;
}

const PATHS = { everywhere: '', sailors: '/s', motorists: '/m' };

/** Two small subgraphs behind the real gateway, with an issuer of their own: everything of a country but the country. */
export async function startBoats(
  database: Database,
  motorTimeoutMs = 60_000,
  settings: Record<string, string> = {},
  isInProcess = false,
): Promise<Boats> {
  const keys = { sail: randomBytes(32), motor: randomBytes(32) };
  const signing = await generateKeyPair('ES256', { extractable: true });
  const issuerServer = await serveKeys(signing.publicKey);
  const issuer = addressOf(issuerServer);
  const known = { audience: 'urn:all', algorithms: ['ES256'], jwksUri: issuer };
  const trusted = [
    { ...known, name: 'everywhere', issuer, subgraphs: ['sail', 'motor'] },
    { ...known, name: 'sailors', issuer: `${issuer}${PATHS.sailors}`, subgraphs: ['sail'] },
    { ...known, name: 'motorists', issuer: `${issuer}${PATHS.motorists}`, subgraphs: ['motor'] },
  ];
  const issuers = trustIssuers(readTrustedIssuers(trusted) ?? []);
  const log = openLog('test', 'silent');
  const seen: Boats['seen'] = { sail: [], motor: [] };
  const sail = await serveSubgraph({
    subgraph: boatSubgraph('sail', sailSchema(), database, seen.sail),
    issuers,
    assertionKey: keys.sail,
    log,
  });
  const motor = await serveSubgraph({
    subgraph: boatSubgraph('motor', motorSchema(), database, seen.motor),
    issuers,
    assertionKey: keys.motor,
    log,
  });
  const replaceable = await startReplaceable(motor.url);
  const plan = gatewaySettings(
    {
      PORT: '0',
      TRUSTED_ISSUERS: JSON.stringify(trusted),
      SUBGRAPH_URL_SAIL: sail.url,
      SUBGRAPH_URL_MOTOR: addressOf(replaceable.server),
      ASSERTION_KEY_SAIL: keys.sail.toString('base64'),
      ASSERTION_KEY_MOTOR: keys.motor.toString('base64'),
      SUBGRAPH_TIMEOUT_MS: '60000',
      SUBGRAPH_TIMEOUT_MS_MOTOR: String(motorTimeoutMs),
      SUBGRAPH_FAILURES: '0',
      INTROSPECTION: 'off',
      ...settings,
    },
    ['sail', 'motor'],
  );
  const answers = { sail: sail.answer, motor: motor.answer };
  const asked = isInProcess
    ? plan.subgraphs.map((one) => ({ ...one, answer: answers[one.name as keyof typeof answers] }))
    : plan.subgraphs;
  const gateway = await serveGateway({
    log,
    supergraphSdl: boatSupergraph(),
    routes: () => undefined,
    settings: { ...plan, subgraphs: asked },
  });
  return {
    url: gateway.url,
    sailUrl: sail.url,
    sail: sail.answer,
    seen,
    keys,
    replaceMotor: replaceable.replace,
    token: (name, subject = 'somebody') => signed(signing.privateKey, `${issuer}${PATHS[name]}`, subject),
    ask: (query, headers, variables) => post(`${gateway.url}/graphql`, JSON.stringify({ query, variables }), headers),
    async close() {
      await gateway.close();
      await sail.close();
      await motor.close();
      for (const server of [replaceable.server, issuerServer]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

export async function post(url: string, body: string, headers: Record<string, string> = {}) {
  const answer = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  const text = await answer.text();
  return { status: answer.status, text, body: text.startsWith('{') ? JSON.parse(text) : undefined };
}

async function serveKeys(publicKey: CryptoKey): Promise<Server> {
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k' }] });
  return listening((_request, response) => void response.setHeader('content-type', 'application/json').end(keys));
}

async function startReplaceable(url: string) {
  let replacement: RequestListener | undefined;
  const server = await listening(async (request, response) => {
    if (replacement) return replacement(request, response);
    const body = Buffer.concat(await request.toArray());
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(
        ([name]) => !['host', 'connection', 'content-length', 'transfer-encoding'].includes(name),
      ),
    );
    const answer = await fetch(`${url}${request.url}`, {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(request.method === 'POST' && { body }),
    });
    response
      .writeHead(answer.status, { 'content-type': 'application/json' })
      .end(Buffer.from(await answer.arrayBuffer()));
  });
  const replace = (listener: RequestListener | undefined) => {
    replacement = listener;
  };
  return { server, replace };
}

async function listening(listener: RequestListener): Promise<Server> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function signed(key: CryptoKey, issuer: string, subject: string): Promise<string> {
  return new SignJWT({ sub: subject })
    .setProtectedHeader({ alg: 'ES256', kid: 'k' })
    .setIssuer(issuer)
    .setAudience('urn:all')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(key);
}
