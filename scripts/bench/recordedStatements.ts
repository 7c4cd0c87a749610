import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';

interface Statement {
  readonly text: string;
  readonly parameters: readonly unknown[];
  /** Ids in its answer, in their order. */
  readonly answered: string[];
}

/** The statements of one piece of work, to be run again without the program around them. */
export interface Recording {
  readonly statements: readonly Statement[];
  /** Ids that the database gave out, and not the work: they stay as they are. */
  readonly known: ReadonlySet<string>;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const SERIES_FROM = 30_100_000; // digital numbers of the demo's library 2030100

type Query = (this: pg.Client, ...given: unknown[]) => unknown;

/** Notes every statement that any client sends while the work is done. */
export async function recordStatements(work: () => Promise<unknown>): Promise<Recording> {
  const statements: Statement[] = [];
  const made = new Set<string>();
  const known = new Set<string>();
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const plain = prototype.query;
  prototype.query = function noted(...given) {
    const [text, parameters = []] = given;
    if (typeof text !== 'string') return plain.apply(this, given);
    const values: unknown[] = Array.isArray(parameters) ? parameters : [];
    const answered: string[] = [];
    statements.push({ text, parameters: values, answered });
    for (const id of JSON.stringify(values).match(UUID) ?? []) made.add(id);
    const answer = plain.apply(this, given);
    void Promise.resolve(answer).then((result) => {
      answered.push(...idsIn(result));
      for (const id of answered) if (!made.has(id)) known.add(id);
    });
    return answer;
  };
  await work();
  prototype.query = plain;
  return { statements, known };
}

/** Runs them once more, with new ids, hashes and numbers in place of what must be there once only. */
export async function replay(client: pg.Client, { statements, known }: Recording, turn: number): Promise<void> {
  const renewed = new Map<string, unknown>();
  const once = <Value>(old: string, make: () => Value): Value => {
    if (!renewed.has(old)) renewed.set(old, make());
    return renewed.get(old) as Value;
  };
  const fresh = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(fresh);
    if (Buffer.isBuffer(value)) return once(value.toString('hex'), () => randomBytes(value.length));
    if (typeof value === 'number' && value > SERIES_FROM) return SERIES_FROM + 10_000 + turn * 20; // never back
    if (typeof value !== 'string') return value;
    if (/^N\d{9}$/.test(value)) return `N${String(SERIES_FROM + 60_000 + turn).padStart(9, '0')}`;
    if (/^bench-\d+$/.test(value)) return `bench-replay-${turn}`;
    return value.replace(UUID, (id) => (renewed.has(id) || !known.has(id) ? String(once(id, randomUUID)) : id));
  };
  for (const { text, parameters, answered } of statements) {
    const ids = idsIn(await client.query(text, parameters.map(fresh)));
    // What the database gave out then is what it gives out now.
    if (ids.length === answered.length) for (const [place, id] of ids.entries()) renewed.set(answered[place] ?? '', id);
  }
}

function idsIn(result: unknown): string[] {
  const { rows } = (result ?? {}) as { rows?: unknown };
  return JSON.stringify(rows ?? []).match(UUID) ?? [];
}
