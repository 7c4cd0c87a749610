import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { graphql } from 'graphql';
import pg from 'pg';
import { finland } from '../../subgraphs/finland/main.ts';
import { type Database, openDatabase } from '../../subgraphs/shared/runtime/database.ts';
import { openLog } from '../../subgraphs/shared/runtime/log.ts';
import { migrate } from '../../subgraphs/shared/runtime/migrate.ts';
import type { Subgraph } from '../../subgraphs/shared/runtime/subgraph.ts';

/** Finland on a database of its own as it serves, with one registrar who has the library fi-u1 open. */
export interface FinlandWorld {
  readonly subgraph: Subgraph;
  readonly owned: Database;
  readonly servedUrl: string;
  /** Asks as the registrar; gives the answer's one field, or throws where it is a refusal or an error. */
  ask(source: string, variableValues: Record<string, unknown>): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

const REGISTRAR = { issuer: 'staff', subject: 'registrar.keskuskoulu', claims: {} };
const secret = () => randomBytes(32).toString('base64');

export async function openFinland(url: string): Promise<FinlandWorld> {
  const owned = await openDatabase({ ...finland, url });
  await migrate(owned, { role: 'bench_app', password: '' });
  await owned.transaction(finland.seedDemo);
  await owned.source.query(`UPDATE registrar SET active_unit_id = 'fi-u1' WHERE subject = $1`, [REGISTRAR.subject]);
  const servedUrl = url.replace('postgres@', 'bench_app@');
  const database = await openDatabase({ ...finland, url: servedUrl });
  const log = openLog('bench', 'error');
  const subgraph = await finland.open({ settings: settings(), database, log, now: () => new Date() });
  return {
    ...{ subgraph, owned, servedUrl },
    async ask(source, variableValues) {
      const contextValue = subgraph.contextFor(REGISTRAR, 'en', 'home');
      const { data, errors } = await graphql({ schema: subgraph.schema, source, variableValues, contextValue });
      const answer = Object.values(data ?? {})[0] as { __typename: string; code?: string } | undefined;
      if (errors || !answer || answer.__typename === 'FinlandRefusal')
        throw new Error(errors?.[0]?.message ?? answer?.code);
      return answer as Record<string, unknown>;
    },
    async close() {
      await subgraph.close();
      await database.close();
      await owned.close();
    },
  };
}

/** Fills the register up with so many customers of the five units, in portions, without time limit. */
export async function fillRegister(url: string, customers: number): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('SET session_replication_role = replica'); // no foreign key and no trigger has anything to say of these
  for (let from = 0; from < customers; from += 50_000) {
    await client.query(
      `WITH numbers AS (
         INSERT INTO personal_number (reference, ciphertext, key_version)
         SELECT gen_random_uuid(), '\\x00', 1 FROM generate_series(1, ${Math.min(50_000, customers - from)}) RETURNING reference),
       hashes AS (
         INSERT INTO personal_number_index (blind_index, reference, key_version)
         SELECT sha256(reference::text::bytea), reference, 1 FROM numbers)
       INSERT INTO celia_customer (unit_id, identity_code, birth_date, first_name, last_name, street, postcode, place, language,
         format, temporary, registered_at, state)
       SELECT 'fi-u' || (row_number() OVER () - 1) % 5 + 1, reference, '1980-01-01', 'Testi', translate(left(reference::text, 8),
         '0123456789', 'ghijklmnop'), 'Tie 1', '00100', 'Annela', 'FI', 'CD', false, now(), 'ACTIVE' FROM numbers`,
    );
  }
  await client.query('SET session_replication_role = origin');
  await client.query('VACUUM ANALYZE');
  await client.end();
}

function settings() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    FINLAND_SECRET: secret(),
    FINLAND_SIGNING_KEY: Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })).toString('base64'),
    FINLAND_LOGIN_ISSUER: 'http://127.0.0.1/celia-credentials',
    FINLAND_MAIL_FROM: 'celia@example.fi',
    FINLAND_ARTIFICIAL_CODES: 'allow',
    FINLAND_LOOKUP_BEAT_MS: '0',
    FINLAND_LOOKUPS_PER_PERSON_PER_DAY: '100000',
    FINLAND_LOOKUPS_PER_UNIT_PER_DAY: '100000',
    SMTP_URL: 'smtp://127.0.0.1:1',
    PUBLIC_URL: 'http://127.0.0.1',
  };
}
