import { randomUUID } from 'node:crypto';
import { type ExecutionResult, graphql } from 'graphql';
import type { Caller } from '../../subgraphs/shared/runtime/caller.ts';
import { type Database, openDatabase } from '../../subgraphs/shared/runtime/database.ts';
import { openLog } from '../../subgraphs/shared/runtime/log.ts';
import type { SettingSource } from '../../subgraphs/shared/runtime/settings.ts';
import type { Country, Subgraph } from '../../subgraphs/shared/runtime/subgraph.ts';
import { clusterUrl, servedUrl } from './cluster.ts';
import { asAdministrator } from './runtimeDatabase.ts';

/** That a subgraph serves from in a test. */
export const CONNECTIONS = 5;

/** The time in a test: stands still until it is moved. */
export interface TestClock {
  now(): Date;
  set(instant: string): void;
  advance(milliseconds: number): void;
}

export interface TestSubgraph {
  readonly subgraph: Subgraph;
  /** As the role that serves. */
  readonly database: Database;
  /** As the owner of the tables. */
  readonly owned: Database;
  readonly clock: TestClock;
  /** Runs the operation as that caller (undefined = nobody signed in) and gives its data; throws where it has errors. */
  run(document: string, variables?: object, as?: Caller, language?: string): Promise<Record<string, any>>;
  /** Like run, but gives the whole answer with its errors. */
  answer(document: string, variables?: object, as?: Caller, language?: string): Promise<ExecutionResult>;
  /** The network that the next operations come from; 'home' until then. */
  from(network: string): void;
  /** As the owner of the tables. */
  rows(sql: string, parameters?: unknown[]): Promise<any[]>;
  close(): Promise<void>;
}

/** A country on a database of its own, copied from the migrated and seeded template. */
export async function testSubgraph(country: Country, settings: SettingSource, start: string): Promise<TestSubgraph> {
  const name = `${country.name}_${randomUUID().slice(0, 8)}`;
  // Copying its files takes half of the time that writing them to the log does.
  await asAdministrator(`CREATE DATABASE ${name} TEMPLATE template_${country.name} STRATEGY file_copy`);
  const database = await openDatabase({ ...country, url: servedUrl(name, country.name), connections: CONNECTIONS });
  const owned = await openDatabase({ ...country, url: clusterUrl(name), connections: 2 });
  const clock = testClock(start);
  const log = openLog(country.name, process.env['LOG_LEVEL'] ?? 'silent');
  const subgraph = await country.open({ settings, database, log, now: clock.now });
  let network = 'home';
  return {
    subgraph,
    database,
    owned,
    clock,
    ...asking(subgraph, () => network),
    from: (other) => {
      network = other;
    },
    rows: (sql, parameters) => owned.source.query(sql, parameters),
    async close() {
      await subgraph.close();
      await database.close();
      await owned.close();
      await asAdministrator(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** The country of that test as it is opened anew with other settings: on the same database, beside the one that is open. */
export async function openedAnew(country: Country, { database, clock }: TestSubgraph, settings: SettingSource) {
  const log = openLog(country.name, process.env['LOG_LEVEL'] ?? 'silent');
  const subgraph = await country.open({ settings, database, log, now: clock.now });
  return { subgraph, ...asking(subgraph, () => 'home') };
}

function asking(subgraph: Subgraph, network: () => string): Pick<TestSubgraph, 'answer' | 'run'> {
  const answer: TestSubgraph['answer'] = async (source, variableValues = {}, as = undefined, language = 'en') => {
    const contextValue = subgraph.contextFor(as, language, network());
    const result = await graphql({
      schema: subgraph.schema,
      source,
      variableValues: { ...variableValues },
      contextValue,
    });
    return JSON.parse(JSON.stringify({ ...result, errors: result.errors?.map(withCode) })) as ExecutionResult;
  };
  return {
    answer,
    async run(document, variables, as, language) {
      const { data, errors } = await answer(document, variables, as, language);
      if (errors || !data) throw new Error(JSON.stringify(errors));
      return data;
    },
  };
}

export function staff(subject: string): Caller {
  return { issuer: 'staff', subject, claims: { sub: subject } };
}

function testClock(start: string): TestClock {
  let instant = new Date(start).getTime();
  return {
    now: () => new Date(instant),
    set: (text) => {
      instant = new Date(text).getTime();
    },
    advance: (milliseconds) => {
      instant += milliseconds;
    },
  };
}

function withCode(error: { message: string; path?: unknown; originalError?: unknown; extensions: object }): object {
  const code = (error.originalError as { code?: unknown } | undefined)?.code;
  return {
    message: error.message,
    path: error.path,
    extensions: { ...error.extensions, ...(typeof code === 'string' && { code }) },
  };
}
