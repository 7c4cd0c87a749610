import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJourneys } from '../../gateway/playground/readJourneys.mjs';
import { type AllInOne, startAllInOne } from '../../start/allInOne.ts';
import type { ReceivedMail } from '../../start/mailbox.ts';
import { idPortenToken, staffToken } from '../../start/token.ts';
import { clusterUrl, servedUrl } from './cluster.ts';
import { startHive } from './hive.ts';
import { asAdministrator } from './runtimeDatabase.ts';

const COUNTRY_NAMES = ['netherlands', 'norway', 'finland', 'insight'];

export interface RunningSupergraph {
  readonly allInOne: AllInOne;
  readonly url: string;
  /** Runs the saved operation whose title begins so, with its own variables or these, as that token's holder. */
  play(title: string, variables?: object, token?: string): Promise<Answer>;
  ask(query: string, variables?: object, token?: string, identities?: readonly string[]): Promise<Answer>;
  staff(subject: string): Promise<string>;
  idPorten(person: string, level?: string): Promise<string>;
  /** The newest mail to that address, waited for. */
  mailTo(address: string, than?: number): Promise<ReceivedMail>;
  rows(country: string, sql: string): Promise<any[]>;
  close(): Promise<void>;
}

export interface Answer {
  data: any;
  errors?: { message: string; path?: string[]; extensions: { code: string } }[];
}

/** Everything of npm start in this process, on databases of its own and a free port. */
export async function runSupergraph(environment: Record<string, string> = {}): Promise<RunningSupergraph> {
  const run = randomUUID().slice(0, 8);
  const folder = await mkdtemp(join(tmpdir(), 'supergraph-journey-'));
  const databases = COUNTRY_NAMES.map((name) => [name, `${name}_${run}`] as const);
  for (const [name, database] of databases) {
    await asAdministrator(`CREATE DATABASE ${database} TEMPLATE template_${name} STRATEGY file_copy`);
  }
  const urls = databases.flatMap(([name, database]) => [
    [`DATABASE_URL_${name.toUpperCase()}`, servedUrl(database, name)],
    [`MIGRATION_URL_${name.toUpperCase()}`, clusterUrl(database)],
  ]);
  const allInOne = await startAllInOne({ PORT: '0', DATA_FOLDER: folder, ...Object.fromEntries(urls), ...environment });
  // For npm run test:peers: the journeys on another gateway before the same countries.
  const planner = process.env['JOURNEYS_ON_HIVE'];
  const hive = planner ? await startHive(planner, allInOne.gateway) : undefined;
  const endpoint = hive?.endpoint ?? `${allInOne.publicUrl}/graphql`;
  const journeys = await readJourneys('schema/journeys');
  const ask: RunningSupergraph['ask'] = async (query, variables = {}, token = '', identities = []) => {
    const headers = {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(identities.length > 0 && { identities: identities.join(', ') }),
    };
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    return (await answer.json()) as Answer;
  };
  return {
    allInOne,
    url: allInOne.publicUrl,
    ask,
    play(title, variables, token) {
      const journey = journeys.find((known) => known.title.startsWith(title));
      if (!journey) throw new Error(`there is no journey ${title}`);
      return ask(journey.document, variables ?? journey.variables, token);
    },
    staff: (subject) => staffToken(allInOne.outside.staffIssuer, subject),
    idPorten: (person, level) => idPortenToken(allInOne.outside.idPortenIssuer, person, level),
    mailTo: (address, than = 0) => mailTo(allInOne, address, than),
    async rows(country, sql) {
      const { default: pg } = await import('pg');
      const client = new pg.Client({ connectionString: clusterUrl(`${country}_${run}`) });
      await client.connect();
      return client
        .query(sql)
        .then(({ rows }) => rows)
        .finally(() => client.end());
    },
    async close() {
      await hive?.close();
      await allInOne.close();
      for (const [, database] of databases) await asAdministrator(`DROP DATABASE ${database} WITH (FORCE)`);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function mailTo({ outside }: AllInOne, address: string, than: number): Promise<ReceivedMail> {
  for (
    const until = Date.now() + 10_000;
    Date.now() < until;
    await new Promise((resolve) => setTimeout(resolve, 100))
  ) {
    const mails = (await outside.mailbox.messages()).filter(({ to }) => to === address);
    if (mails[0] && mails.length > than) return mails[0];
  }
  throw new Error('no such mail came');
}
