import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { netherlands } from '../../subgraphs/netherlands/main.ts';
import { type Database, openDatabase } from '../../subgraphs/shared/runtime/database.ts';
import { openLog } from '../../subgraphs/shared/runtime/log.ts';
import { migrate } from '../../subgraphs/shared/runtime/migrate.ts';
import type { Subgraph } from '../../subgraphs/shared/runtime/subgraph.ts';

/** The Netherlands on an empty database as it serves; nothing is mailed, for the outbox does not run. */
export interface DutchWorld {
  readonly subgraph: Subgraph;
  readonly owned: Database;
  readonly servedUrl: string;
  close(): Promise<void>;
}

export async function openTheNetherlands(url: string): Promise<DutchWorld> {
  const owned = await openDatabase({ ...netherlands, url });
  await migrate(owned, { role: 'bench_app', password: '' });
  await owned.transaction(netherlands.seedDemo);
  const servedUrl = url.replace('postgres@', 'bench_app@');
  const database = await openDatabase({ ...netherlands, url: servedUrl });
  const log = openLog('bench', 'error');
  const subgraph = await netherlands.open({ settings: settings(), database, log, now: () => new Date() });
  return {
    ...{ subgraph, owned, servedUrl },
    async close() {
      await subgraph.close();
      await database.close();
      await owned.close();
    },
  };
}

function settings() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    NETHERLANDS_SECRET: randomBytes(32).toString('base64'),
    NETHERLANDS_SIGNING_KEY: Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })).toString('base64'),
    NETHERLANDS_LOGIN_ISSUER: 'http://127.0.0.1:4000/login-account',
    NETHERLANDS_MAIL_FROM: 'inlogaccount@bibliotheek.example.nl',
    PUBLIC_URL: 'http://127.0.0.1:4000',
    SMTP_URL: 'smtp://127.0.0.1:1',
  };
}
