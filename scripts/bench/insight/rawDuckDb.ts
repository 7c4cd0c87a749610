import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { EVENT_COLUMNS, type EventFile } from './eventFiles.ts';
import type { Question } from './questions.ts';
import { type Cells, cellsOf, rawQuestion } from './rawQuestion.ts';

const TYPES: Readonly<Partial<Record<(typeof EVENT_COLUMNS)[number], string>>> = {
  position: 'BIGINT',
  at: 'TIMESTAMP', // every instant of the file is in UTC
  since: 'DATE',
  through: 'DATE',
  undisclosed: 'BOOLEAN',
  booked: 'DATE',
};

/** The raw events in a table of DuckDB, in a file of its own. */
export class RawDuckDb {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  static async open(path: string): Promise<RawDuckDb> {
    const instance = await DuckDBInstance.create(path);
    return new RawDuckDb(instance, await instance.connect());
  }

  async copy(files: readonly EventFile[]): Promise<void> {
    const columns = EVENT_COLUMNS.map((column) => `"${column}" ${TYPES[column] ?? 'VARCHAR'}`).join(', ');
    await this.#connection.run(`CREATE OR REPLACE TABLE raw_event (${columns})`);
    for (const { path } of files) {
      const from = `'${path.replaceAll("'", "''")}'`;
      await this.#connection.run(`COPY raw_event FROM ${from} (DELIMITER '\t', NULLSTR '\\N', HEADER false, QUOTE '')`);
    }
    await this.#connection.run('CHECKPOINT');
  }

  async ask(question: Question): Promise<Cells> {
    const reader = await this.#connection.runAndReadAll(rawQuestion(question));
    return cellsOf(reader.getRows());
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}
