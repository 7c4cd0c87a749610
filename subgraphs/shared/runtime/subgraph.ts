import type { Router } from 'express';
import type { GraphQLSchema } from 'graphql';
import type { EntitySchema } from 'typeorm';
import type { RetentionRule } from '../vocabulary/retention.ts';
import type { AuditAnchor } from './auditAnchor.ts';
import type { Caller } from './caller.ts';
import type { Database, MigrationClass, Transaction } from './database.ts';
import type { Eraser } from './eraser.ts';
import type { FederatedSchema } from './federatedSchema.ts';
import type { Log } from './log.ts';
import type { OutboxWorker } from './outboxWorker.ts';
import type { Retention } from './retention.ts';
import type { SettingSource } from './settings.ts';
import type { Sweep } from './sweepTimer.ts';

/** What the main.ts of a country, or of insight, exports, and all that scripts, tests and the starts know of it. */
export interface Country {
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: EntitySchema is invariant in its row
  readonly tables: EntitySchema<any>[];
  readonly migrations: MigrationClass[];
  /** Who may do what: a row for each root field and each entity. */
  readonly permissions: object;
  buildSchema(): Promise<FederatedSchema>;
  /** Reference data and staff of the demo; doing it twice changes nothing. */
  seedDemo(tx: Transaction): Promise<void>;
  open(parts: CountryParts): Promise<Subgraph>;
  /** Seals anew, under the secret of now, what is sealed under one before it: how many records. May be run again. */
  reseal?(settings: SettingSource, database: Database): Promise<number>;
  /** What becomes of its data, and when; with the times that hold where no setting says otherwise. */
  readonly retention: readonly RetentionRule[];
}

export interface CountryParts {
  settings: SettingSource;
  database: Database;
  log: Log;
  now: () => Date;
}

/** What every country's GraphQL context has. */
export interface RequestContext {
  caller: Caller | undefined;
  language: string;
}

/** An opened country, ready to be served, tested or swept. */
export interface Subgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly database: Database;
  readonly outbox: OutboxWorker;
  readonly sweeps: readonly Sweep[];
  readonly retention?: Retention;
  /** Nothing is answered while it does not hold. */
  readonly anchor?: AuditAnchor;
  /** How far an outside register is followed, for the ready probe; nothing of a person. */
  following?(): Promise<object | undefined>;
  /** Of the tombstones that its erasers leave. */
  readonly tombstoneKey?: Buffer;
  /** Every way in which a person's row is deleted, for a backup that is put back. */
  readonly erasers?: readonly Eraser[];
  /** Pages for people, public keys and news from outside, mounted beside /graphql and open to everybody. */
  readonly pages?: readonly { path: string; router: Router }[];
  /** What it tells insight of its memberships. Mounted beside /graphql; lets in by itself whom it believes. */
  readonly feed?: Router | undefined;
  /**
   * The GraphQL context of one request. `language`: the best of Accept-Language, as a two-letter code. `network`: where
   * the client is, as a keyed hash that says only whether two requests came from the same network.
   */
  contextFor(caller: Caller | undefined, language: string, network: string): object;
  /** Stops the worker and closes what `open` opened; the database stays open. */
  close(): Promise<void>;
}
