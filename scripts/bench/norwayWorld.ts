import { randomBytes } from 'node:crypto';
import { exportJWK } from 'jose';
import { norway } from '../../subgraphs/norway/main.ts';
import type { PersonDocument } from '../../subgraphs/norway/outside/populationRegister/population/personDocument.ts';
import { personDocument } from '../../subgraphs/norway/outside/populationRegister/population/personDocument.ts';
import { type NorwegianSimulators, startNorwegianSimulators } from '../../subgraphs/norway/outside/simulators.ts';
import { norwaySettings } from '../../subgraphs/norway/settings.ts';
import { type Database, openDatabase } from '../../subgraphs/shared/runtime/database.ts';
import { openLog } from '../../subgraphs/shared/runtime/log.ts';
import { migrate } from '../../subgraphs/shared/runtime/migrate.ts';
import type { Subgraph } from '../../subgraphs/shared/runtime/subgraph.ts';

/** Norway on an empty database as it serves, with the simulators on loopback in the same process. */
export interface NorwayWorld {
  readonly subgraph: Subgraph;
  readonly database: Database;
  readonly owned: Database;
  readonly servedUrl: string;
  readonly simulators: NorwegianSimulators;
  readonly settings: ReturnType<typeof norwaySettings>;
  close(): Promise<void>;
}

export async function openNorway(url: string): Promise<NorwayWorld> {
  const owned = await openDatabase({ ...norway, url });
  await migrate(owned, { role: 'bench_app', password: '' });
  await owned.transaction(norway.seedDemo);
  const servedUrl = url.replace('postgres@', 'bench_app@');
  const database = await openDatabase({ ...norway, url: servedUrl });
  const simulators = await startNorwegianSimulators({ clients: [] });
  const source = await settingsFor(simulators);
  const log = openLog('bench', 'error');
  const subgraph = await norway.open({ settings: source, database, log, now: () => new Date() });
  return {
    ...{ subgraph, database, owned, servedUrl, simulators, settings: norwaySettings(source) },
    async close() {
      await subgraph.close();
      await simulators.close();
      await database.close();
      await owned.close();
    },
  };
}

/** Somebody who lives at that house of a made-up street. */
export function residentDocument(number: string, house: number): PersonDocument {
  return personDocument({
    ...{ number, status: 'bosatt', name: ['RASK', `BEKK ${house}`], born: '1970-01-01', sex: 'kvinne' },
    home: { kind: 'street', street: 'Testgata', house: [String(house)], municipality: '0301', town: ['1163', 'OSLO'] },
  });
}

async function settingsFor({ machineClient, populationRegister }: NorwegianSimulators) {
  const key = { ...(await exportJWK(machineClient.privateKey)), kid: machineClient.keyId };
  return {
    NORWAY_SECRET: randomBytes(32).toString('base64'),
    NORWAY_SYNTHETIC_NUMBERS: 'only',
    NORWAY_MAIL_FROM: 'lanekort@example.no',
    SMTP_URL: 'smtp://127.0.0.1:1',
    NORWAY_POPULATION_REGISTER_URL: populationRegister.prefixes.withoutLegalBasis,
    MASKINPORTEN_ISSUER: machineClient.issuer,
    MASKINPORTEN_CLIENT_ID: machineClient.clientId,
    MASKINPORTEN_KEY: JSON.stringify(key),
  };
}
