import pg from 'pg';
import { countOf, EVENT_COLUMNS, type EventFile } from './eventFiles.ts';
import type { Question } from './questions.ts';
import { type Cells, cellsOf, rawQuestion } from './rawQuestion.ts';

/** Insight's table of events as PostgreSQL alone fills, asks and reads it. */
export class RawPostgres {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async open(url: string): Promise<RawPostgres> {
    const client = new pg.Client(url);
    await client.connect();
    await client.query("ALTER SYSTEM SET max_wal_size = '8GB'");
    await client.query("SELECT pg_reload_conf(); SET work_mem = '256MB'; SET timezone = 'UTC'");
    await client.query('CREATE VIEW raw_event AS SELECT * FROM membership_event');
    return new RawPostgres(client);
  }

  /** COPY of a whole table's rows, with its indexes made afterwards. */
  async fill(files: readonly EventFile[]): Promise<void> {
    const { rows } = await this.#client.query(
      `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
       WHERE tablename = 'membership_event' AND indexname <> 'membership_event_pkey'`,
    );
    for (const { name } of rows) await this.#client.query(`DROP INDEX ${this.#client.escapeIdentifier(name)}`);
    await this.#client.query('BEGIN');
    await this.#copy(files);
    await this.#client.query('COMMIT');
    for (const { definition } of rows) await this.#client.query(definition);
  }

  /** Rows a second of COPY from files that the server can read; they are taken away again. */
  async copyIn(files: readonly EventFile[]): Promise<number> {
    await this.#client.query('BEGIN');
    const start = performance.now();
    await this.#copy(files);
    const rate = (1_000 * countOf(files)) / (performance.now() - start);
    await this.#client.query('ROLLBACK');
    return rate;
  }

  async #copy(files: readonly EventFile[]): Promise<void> {
    for (const { path } of files) {
      const from = this.#client.escapeLiteral(path);
      await this.#client.query(`COPY membership_event (${EVENT_COLUMNS.join(', ')}) FROM ${from}`);
    }
  }

  /** COPY TO of what an export tells of the records, to this client, which reads and forgets it; gives the rows. */
  async copyOut(): Promise<number> {
    const { rowCount } = await this.#client.query(
      `COPY (SELECT membership, country, kind, status, library, region, since, through FROM membership_record
        WHERE NOT undisclosed) TO STDOUT (FORMAT csv, HEADER)`,
    );
    return rowCount ?? 0;
  }

  async ask(question: Question): Promise<Cells> {
    const types = { getTypeParser: () => String }; // a date as it is written
    const { rows } = await this.#client.query({ text: rawQuestion(question), rowMode: 'array', types });
    return cellsOf(rows);
  }

  async vacuum(): Promise<void> {
    await this.#client.query('VACUUM ANALYZE');
  }

  close(): Promise<void> {
    return this.#client.end();
  }
}
