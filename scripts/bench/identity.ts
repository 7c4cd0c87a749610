import 'reflect-metadata';
import { fork } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { startEmbeddedPostgres } from '../../start/embeddedPostgres.ts';
import { defaultDataFolder } from '../../start/reachablePlace.ts';
import { finland } from '../../subgraphs/finland/main.ts';
import type { Caller } from '../../subgraphs/shared/runtime/caller.ts';
import { type Database, openDatabase } from '../../subgraphs/shared/runtime/database.ts';
import { openLog } from '../../subgraphs/shared/runtime/log.ts';
import { migrate } from '../../subgraphs/shared/runtime/migrate.ts';
import { serveSubgraph } from '../../subgraphs/shared/runtime/serveSubgraph.ts';
import { wholeNumber } from '../../subgraphs/shared/runtime/settings.ts';
import { type TrustedIssuer, trustIssuers } from '../../subgraphs/shared/runtime/trustedIssuers.ts';
import type { CallOrder } from './callSubgraph.ts';
import { serveUnchecked } from './uncheckedSubgraph.ts';
import { main as benchVault } from './vault.ts';

const SUBJECT = 'registrar.keskuskoulu';
const BODY = JSON.stringify({ query: '{ viewer { celiaRegistrar { units { id } } } }' });
const AT_ONCE = 16;
const WARM_UP = 20; // rounds
const LIMIT = 0.1;

/**
 * npm run bench:identity: what the checks of assertion and token cost a subgraph of its throughput on a simple read, against
 * the same server without them, in turns; then bench:vault. Fails over a tenth. BENCH_ROUNDS, BENCH_CALLS: how many short turns of how many calls.
 */
export async function main(): Promise<number> {
  const dataFolder = join(await defaultDataFolder(), `bench-identity-${process.pid}`);
  await mkdir(dataFolder, { recursive: true, mode: 0o755 });
  const postgres = await startEmbeddedPostgres({ dataFolder, quick: true });
  try {
    await postgres.createDatabase('finland');
    const database = await openDatabase({ ...finland, url: postgres.urlOf('finland') });
    await migrate(database);
    await database.transaction(finland.seedDemo);
    const cost = await costOfChecks(database);
    await database.close();
    return Math.max(cost > LIMIT ? 1 : 0, await benchVault());
  } finally {
    await postgres.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function costOfChecks(database: Database): Promise<number> {
  const log = openLog('bench', 'silent');
  const assertionKey = randomBytes(32);
  const { trusted, authorization, close } = await demoIssuer();
  const caller: Caller = { issuer: 'staff', subject: SUBJECT, claims: { sub: SUBJECT } };
  const subgraph = await finland.open({ settings: settings(), database, log, now: () => new Date() });
  const checked = await serveSubgraph({ subgraph, issuers: trustIssuers([trusted]), assertionKey, log });
  const unchecked = await serveUnchecked(subgraph, caller, log);
  const order = { subgraph: 'finland', assertionKey, authorization, body: BODY, atOnce: AT_ONCE };
  const cost = await inTurns({ checked: checked.url, unchecked: unchecked.url }, order);
  for (const part of [checked, unchecked, subgraph, { close }]) await part.close();
  return cost;
}

type Kind = 'checked' | 'unchecked';

/**
 * Prints the medians, and gives the share of the throughput that the checks cost: by the processor time that the server
 * takes for a call, which other work of the machine does not change.
 */
async function inTurns(urls: Record<Kind, string>, order: Omit<CallOrder, 'url' | 'calls'>): Promise<number> {
  const rounds = wholeNumber(process.env, 'BENCH_ROUNDS', 101, 5, 10_000);
  const calls = wholeNumber(process.env, 'BENCH_CALLS', 100, 10, 100_000);
  const client = fork(new URL('./callSubgraph.js', import.meta.url), { serialization: 'advanced' });
  const micros: Record<Kind, number[]> = { checked: [], unchecked: [] };
  for (let round = 0; round <= rounds + WARM_UP; round += 1) {
    const kinds = ['checked', 'unchecked'] as const;
    for (const kind of round % 2 === 0 ? kinds : kinds.toReversed()) {
      const before = process.cpuUsage();
      client.send({ ...order, url: urls[kind], calls });
      await once(client, 'message');
      const { user, system } = process.cpuUsage(before);
      if (round > WARM_UP) micros[kind].push((user + system) / calls);
    }
  }
  client.kill();
  const [checked, unchecked] = [median(micros.checked), median(micros.unchecked)];
  const cost = 1 - unchecked / checked;
  console.log(`a read without checks ${unchecked.toFixed(0)} µs, with token and assertion ${checked.toFixed(0)} µs`);
  console.log(`the checks cost ${(100 * cost).toFixed(1)} % of the throughput (${rounds} rounds of ${calls} calls)`);
  return cost;
}

async function demoIssuer() {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k' }] });
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(keys);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k' })
    .setIssuer(issuer)
    .setSubject(SUBJECT)
    .setAudience('urn:bench')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey);
  const trusted: TrustedIssuer = {
    ...{ name: 'staff', issuer, audience: 'urn:bench', algorithms: ['ES256'], typ: 'at+jwt' },
    ...{ jwksUri: issuer, subgraphs: ['finland'] },
  };
  const close = async () => {
    server.closeAllConnections();
    server.close();
  };
  return { trusted, authorization: `Bearer ${token}`, close };
}

function settings() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    FINLAND_SECRET: randomBytes(32).toString('base64'),
    FINLAND_SIGNING_KEY: Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })).toString('base64'),
    FINLAND_LOGIN_ISSUER: 'http://127.0.0.1/celia-credentials',
    FINLAND_MAIL_FROM: 'celia@example.fi',
    SMTP_URL: 'smtp://127.0.0.1:1',
    PUBLIC_URL: 'http://127.0.0.1',
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
