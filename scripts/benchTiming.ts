import { generateKeyPairSync, randomBytes } from 'node:crypto';
import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { graphql } from 'graphql';
import { startEmbeddedPostgres } from '../start/embeddedPostgres.ts';
import { defaultDataFolder } from '../start/reachablePlace.ts';
import { finland } from '../subgraphs/finland/main.ts';
import type { Database } from '../subgraphs/shared/runtime/database.ts';
import { openDatabase } from '../subgraphs/shared/runtime/database.ts';
import { openLog } from '../subgraphs/shared/runtime/log.ts';
import { migrate } from '../subgraphs/shared/runtime/migrate.ts';
import { areaUnderCurve } from './bench/areaUnderCurve.ts';

const REGISTERED = '280215A924B';
const UNKNOWN = '040191-925P';
const REGISTRAR = { issuer: 'staff', subject: 'registrar.keskuskoulu', claims: {} };
const COLLEAGUE = { issuer: 'staff', subject: 'registrar.pohjola', claims: {} };
const FIND = `query ($code: PersonalIdentityCode!) {
  findCeliaCustomer(personalIdentityCode: $code, purpose: REGISTRATION) { ... on CeliaSearchResult { outcome } } }`;
const SELECT = 'mutation ($unit: ID!) { selectUnit(unitId: $unit) { __typename } }';
const REGISTER =
  'mutation ($input: RegisterCeliaCustomerInput!) { registerCeliaCustomer(input: $input) { __typename } }';
const FORM = {
  idempotencyKey: 'bench-timing',
  personalIdentityCode: REGISTERED,
  ...{ firstName: 'Aino', lastName: 'Esimerkki', email: 'aino@example.fi', language: 'FI', format: 'ONLINE' },
  address: { street: 'Esimerkkikatu 1', postcode: '00100', place: 'Helsinki' },
  ...{ ground: 'SCHOOL_PUPIL_SUPPORT', attestation: { given: true }, restrictionsTold: true, temporary: false },
  guardianConsent: { form: 'PAPER', guardianName: 'Mikko Esimerkki', guardianEmail: 'mikko@example.fi' },
};

/**
 * npm run bench:timing [-- rounds]: how well the time of findCeliaCustomer tells somebody who is registered from
 * somebody who is not, without and with the beat. 0.5 is not at all, 1 always; below 0.55 is what is asked for.
 */
export async function main([rounds = '200']: readonly string[]): Promise<number> {
  const dataFolder = await mkdtemp(join(await parentFolder(), 'bench-timing-'));
  const postgres = await startEmbeddedPostgres({ dataFolder, quick: true });
  try {
    await postgres.createDatabase('finland');
    const database = await openDatabase({ ...finland, url: postgres.urlOf('finland') });
    await migrate(database);
    await database.transaction(finland.seedDemo);
    for (const beatMs of [0, 150]) console.log(await measure(database, beatMs, Number(rounds)));
    await database.close();
  } finally {
    await postgres.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
  return 0;
}

function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })).toString('base64');
}

async function parentFolder(): Promise<string> {
  return join(await defaultDataFolder(), '..');
}

const SECRET = randomBytes(32).toString('base64');

function settingsWith(beatMs: number) {
  return {
    FINLAND_SECRET: SECRET,
    FINLAND_MAIL_FROM: 'celia@example.fi',
    FINLAND_ARTIFICIAL_CODES: 'allow',
    FINLAND_LOOKUP_BEAT_MS: String(beatMs),
    SMTP_URL: 'smtp://127.0.0.1:1',
    PUBLIC_URL: 'http://127.0.0.1',
    FINLAND_LOGIN_ISSUER: 'http://127.0.0.1/celia-credentials',
    FINLAND_SIGNING_KEY: newSigningKey(),
  };
}

async function measure(database: Database, beatMs: number, rounds: number): Promise<string> {
  const settings = settingsWith(beatMs);
  const log = openLog('bench', 'silent');
  const { schema, contextFor, close } = await finland.open({ settings, database, log, now: () => new Date() });
  const ask = async (source: string, variableValues: Record<string, unknown>, caller = REGISTRAR) => {
    const start = performance.now();
    const { errors } = await graphql({
      schema,
      source,
      variableValues,
      contextValue: contextFor(caller, 'en', 'home'),
    });
    if (errors) throw new Error(errors[0]?.message);
    return performance.now() - start;
  };
  await ask(SELECT, { unit: 'fi-u2' });
  await ask(SELECT, { unit: 'fi-u3' }, COLLEAGUE);
  await ask(REGISTER, { input: FORM });
  const hits: number[] = [];
  const misses: number[] = [];
  for (let round = -20; round < rounds; round += 1) {
    const first = round % 2 === 0; // each comes first as often, and twenty rounds warm up
    const before = first ? await ask(FIND, { code: REGISTERED }, COLLEAGUE) : undefined;
    const miss = await ask(FIND, { code: UNKNOWN }, COLLEAGUE);
    const hit = before ?? (await ask(FIND, { code: REGISTERED }, COLLEAGUE));
    if (round < 0) continue;
    hits.push(hit);
    misses.push(miss);
  }
  await close();
  const area = areaUnderCurve(hits, misses);
  return `beat ${beatMs} ms: hit ${median(hits)} ms, miss ${median(misses)} ms, AUC ${area.toFixed(3)} (${rounds} of each)`;
}

function median(values: readonly number[]): string {
  return (values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0).toFixed(2);
}
