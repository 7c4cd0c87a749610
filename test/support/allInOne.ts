import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readJourneys } from '../../gateway/playground/readJourneys.mjs';
import { type AllInOne, startAllInOne } from '../../start/allInOne.ts';
import type { ReceivedMail } from '../../start/mailbox.ts';
import { idPortenToken, staffToken } from '../../start/token.ts';
import { clusterUrl, servedUrl } from './cluster.ts';
import { eventually } from './eventually.ts';
import { startHive } from './hive.ts';
import { asAdministrator } from './runtimeDatabase.ts';
import { untilSent } from './sentMail.ts';

// A machine that is busy is not an outage.
const PATIENT = {
  NORWAY_POPULATION_REGISTER_DEADLINE_MS: '60000',
  SUBGRAPH_TIMEOUT_MS: '60000',
  OPERATIONS_WAIT_MS: '60000',
};
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
  const databaseUrls = Object.fromEntries(urls);
  const allInOne = await startAllInOne({ PORT: '0', DATA_FOLDER: folder, ...PATIENT, ...databaseUrls, ...environment });
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
  const rows: RunningSupergraph['rows'] = async (country, sql) => {
    const client = new pg.Client({ connectionString: clusterUrl(`${country}_${run}`) });
    await client.connect();
    return client
      .query(sql)
      .then((result) => result.rows)
      .finally(() => client.end());
  };
  return {
    ...{ allInOne, ask, rows },
    url: allInOne.publicUrl,
    play(title, variables, token) {
      const journey = journeys.find((known) => known.title.startsWith(title));
      if (!journey) throw new Error(`there is no journey ${title}`);
      return ask(journey.document, variables ?? journey.variables, token);
    },
    staff: (subject) => staffToken(allInOne.outside.staffIssuer, subject),
    idPorten: (person, level) => idPortenToken(allInOne.outside.idPortenIssuer, person, level),
    async mailTo(address, than = 0) {
      const mail = await mailTo(allInOne, address, than);
      await untilSent(mail, rows);
      return mail;
    },
    async close() {
      await hive?.close();
      await allInOne.close();
      for (const [, database] of databases) await asAdministrator(`DROP DATABASE ${database} WITH (FORCE)`);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function mailTo({ outside }: AllInOne, address: string, than: number): Promise<ReceivedMail> {
  return eventually(async () => {
    const mails = (await outside.mailbox.messages()).filter(({ to }) => to === address);
    return mails.length > than && mails[0];
  });
}
