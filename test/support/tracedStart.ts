import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { exportJWK } from 'jose';
import pg from 'pg';
import { type Mailbox, startMailbox } from '../../start/mailbox.ts';
import { type NorwegianSimulators, startNorwegianSimulators } from '../../subgraphs/norway/outside/simulators.ts';
import type { Material } from './canaries.ts';
import { REACHABLE_FOLDER } from './cluster.ts';
import { servedAddress } from './servedAddress.ts';

const COUNTRY_NAMES = ['netherlands', 'norway', 'finland', 'insight'];

/** npm start in a process of its own with everything logged, and its mailbox and Norwegian registers in our hands. */
export interface TracedStart {
  readonly url: string;
  readonly norway: NorwegianSimulators;
  readonly mailFolder: string;
  mailbox(): Mailbox;
  stopMail(): Promise<void>;
  startMail(): Promise<void>;
  log(): string;
  /** Those that are JSON, parsed. */
  logLines(): any[];
  rows(country: string, sql: string): Promise<any[]>;
  /** Logs, figures, traces, PostgreSQL's log, mails and every row of every table but the vault's. */
  materials(): Promise<Material[]>;
  close(): Promise<void>;
}

export async function tracedStart(settings: Record<string, string>): Promise<TracedStart> {
  const folder = join(REACHABLE_FOLDER, `supergraph-canary-${randomUUID().slice(0, 8)}`);
  const mailFolder = `${folder}-mail`;
  await mkdir(mailFolder);
  const norway = await startNorwegianSimulators({ clients: [] });
  let mailbox = await startMailbox({ folder: mailFolder });
  const { smtpUrl } = mailbox;
  const collector = await collectTraces();
  const watched = { METRICS_PORT: '0', TRACES_URL: collector.url };
  const env = { ...(await registersOf(norway)), ...watched, ...settings, SMTP_URL: smtpUrl, DATA_FOLDER: folder };
  const { child, banner, log } = launch(env);
  const rows = (country: string, sql: string) => query(join(folder, 'postgres'), country, sql);
  return {
    url: await servedAddress(child, () => banner() + log()),
    ...{ norway, mailFolder, log, rows },
    logLines: () =>
      log()
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line)),
    mailbox: () => mailbox,
    stopMail: () => mailbox.close(),
    async startMail() {
      mailbox = await startMailbox({ folder: mailFolder, port: Number(new URL(smtpUrl).port) });
    },
    async materials() {
      const postgres = {
        place: "PostgreSQL's log",
        text: await readFile(join(folder, 'postgres', 'postgres.log'), 'utf8'),
      };
      const figures = await fetch(/http:\S+\/metrics/.exec(banner())?.[0] ?? '');
      const tables = await Promise.all(COUNTRY_NAMES.map((country) => tablesOf(country, rows)));
      return [
        { place: 'log', text: log() },
        { place: 'banner', text: banner() },
        { place: 'figures', text: await figures.text() },
        { place: 'traces', text: collector.received.join('\n') },
        postgres,
        ...(await mailsIn(mailFolder)),
        ...tables.flat(),
      ];
    },
    async close() {
      child.kill('SIGINT');
      if (child.exitCode === null) await once(child, 'exit');
      await Promise.all([mailbox.close(), norway.close(), collector.close()]);
      for (const path of [folder, mailFolder])
        await rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
    },
  };
}

/** As an OpenTelemetry collector takes them, by OTLP over HTTP in JSON. */
async function collectTraces() {
  const received: string[] = [];
  const server = createServer(async (request, response) => {
    received.push(JSON.stringify(request.headers), Buffer.concat(await request.toArray()).toString('utf8'));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url, received, close };
}

function launch(settings: Record<string, string>) {
  const env: NodeJS.ProcessEnv = { ...process.env, ...settings, PORT: '0', LOG_LEVEL: 'trace', NODE_OPTIONS: '' };
  const child = spawn(process.execPath, ['scripts/run.mjs', 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [banner, log] = [child.stdout, child.stderr].map((stream) => {
    let text = '';
    stream.on('data', (chunk) => (text += chunk));
    return () => text;
  });
  return { child, banner: banner ?? String, log: log ?? String };
}

async function registersOf({ machineClient, populationRegister }: NorwegianSimulators) {
  const key = { ...(await exportJWK(machineClient.privateKey)), kid: machineClient.keyId };
  return {
    NORWAY_POPULATION_REGISTER_URL: populationRegister.prefixes.withoutLegalBasis,
    NORWAY_POPULATION_REGISTER_DEADLINE_MS: '20000',
    MASKINPORTEN_ISSUER: machineClient.issuer,
    MASKINPORTEN_CLIENT_ID: machineClient.clientId,
    MASKINPORTEN_KEY: JSON.stringify(key),
  };
}

async function query(folder: string, database: string, sql: string): Promise<any[]> {
  const client = new pg.Client({ host: folder, port: 5432, user: 'postgres', database });
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

async function mailsIn(folder: string): Promise<Material[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml'));
  const mails = names.map(async (name) => {
    const text = await readFile(join(folder, name), 'utf8');
    const end = text.indexOf('\r\n\r\n', text.indexOf('From:')); // the envelope is the header in front
    return [
      { place: `mail ${name}: header`, text: text.slice(0, end) },
      { place: `mail ${name}: body`, text: text.slice(end).replaceAll('=\r\n', '') },
    ];
  });
  return (await Promise.all(mails)).flat();
}

async function tablesOf(country: string, rows: TracedStart['rows']): Promise<Material[]> {
  const tables = await rows(country, `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);
  const others = tables.filter(({ name }) => name !== 'personal_number');
  const contents: Material[] = [];
  for (const { name } of others) {
    const found = await rows(country, `SELECT t::text AS row FROM "${name}" t`); // each is a connection of the hundred
    contents.push({ place: `${country}.${name}`, text: found.map(({ row }) => row).join('\n') });
  }
  return contents;
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
