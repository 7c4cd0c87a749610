import { createHash } from 'node:crypto';
import type { Transaction } from './database.ts';

/** What the first line of the chain follows. */
const BEGINNING = Buffer.alloc(32);
const PAGE = 1_000;

/** One line as it stands in the table; `seq` as PostgreSQL writes it, `at` in UTC with microseconds. */
export interface ChainedLine {
  readonly seq: string;
  readonly columns: readonly (string | null)[];
  readonly prevHash: Buffer;
  readonly hash: Buffer;
}

export type ChainFault = 'CHANGED' | 'REMOVED' | 'INSERTED' | 'UNLINKED' | 'REWRITTEN' | 'TRUNCATED' | 'FORGED';

/** The first line, by its number, at which the trail is not as it was written. */
export interface BadLine {
  readonly seq: number;
  readonly fault: ChainFault;
}

/** A head of the chain that somebody vouched for earlier. `genuine`: whether the signature is right. */
export interface KnownHead {
  readonly seq: number;
  readonly hash: Buffer;
  readonly at: Date;
  readonly genuine: boolean;
}

export interface ChainReport {
  readonly lines: number;
  readonly checkpoints: number;
  readonly bad?: BadLine | undefined;
}

/** What the next line follows. */
interface Follow {
  readonly hash: Buffer;
  readonly seq: number;
}

/**
 * Walks the whole chain of one country and holds it against the heads that were signed. Where the beginning is gone, a
 * head that was signed before `cutBefore` must vouch for the line before the first that is left: younger ones stay.
 */
export async function verifyChain(
  tx: Transaction,
  heads: readonly KnownHead[],
  cutBefore = new Date(0),
): Promise<ChainReport> {
  const genuine = heads.filter((head) => head.genuine);
  const known = new Map(genuine.map((head) => [head.seq, head]));
  let previous: Follow = { hash: BEGINNING, seq: 0 };
  let lines = 0;
  let lastAgreed = 0;
  for await (const line of linesOf(tx)) {
    if (lines === 0) {
      previous = beginningOf(line, genuine, cutBefore);
      lastAgreed = previous.seq;
    }
    const fault = faultOf(line, previous.hash, previous.seq + 1);
    if (fault) return report(heads, lines, fault);
    lines += 1;
    previous = { hash: line.hash, seq: previous.seq + 1 };
    const head = known.get(previous.seq);
    // Which line between the two heads was rewritten first, nobody can tell any more.
    if (head && !head.hash.equals(line.hash)) return report(heads, lines, { seq: lastAgreed + 1, fault: 'REWRITTEN' });
    if (head) lastAgreed = previous.seq;
  }
  const last = genuine.reduce((most, { seq }) => Math.max(most, seq), 0);
  if (last > previous.seq) return report(heads, lines, { seq: previous.seq + 1, fault: 'TRUNCATED' });
  const forged = heads.find((head) => !head.genuine);
  return report(heads, lines, forged && { seq: forged.seq, fault: 'FORGED' });
}

/** What the first line that is left may follow: the nearest head before it that is old enough to have been cut at. */
function beginningOf(first: ChainedLine, genuine: readonly KnownHead[], cutBefore: Date): Follow {
  const cuts = genuine.filter(({ seq, at }) => seq < Number(first.seq) && at < cutBefore);
  const cut = cuts.reduce<KnownHead | undefined>(
    (best, head) => (best && best.seq > head.seq ? best : head),
    undefined,
  );
  return cut ? { hash: cut.hash, seq: cut.seq } : { hash: BEGINNING, seq: 0 };
}

function report(heads: readonly KnownHead[], lines: number, bad?: BadLine): ChainReport {
  return { lines, checkpoints: heads.length, bad };
}

function faultOf(line: ChainedLine, previous: Buffer, expected: number): BadLine | undefined {
  const seq = Number(line.seq);
  if (seq > expected) return { seq: expected, fault: 'REMOVED' };
  if (seq < expected) return { seq, fault: 'INSERTED' };
  if (!hashOfLine(line).equals(line.hash)) return { seq, fault: 'CHANGED' };
  if (!line.prevHash.equals(previous)) return { seq, fault: 'UNLINKED' };
  return undefined;
}

function hashOfLine({ columns, prevHash }: ChainedLine): Buffer {
  const text = columns.map((column) => (column === null ? '-' : `${Buffer.byteLength(column)}:${column}`)).join(',');
  return createHash('sha256').update(text).update(prevHash).digest();
}

async function* linesOf(tx: Transaction): AsyncGenerator<ChainedLine> {
  let after: string | null = null;
  let page: ChainedLine[];
  do {
    page = await pageAfter(tx, after);
    yield* page;
    after = page.at(-1)?.seq ?? after;
  } while (page.length === PAGE);
}

function pageAfter(tx: Transaction, after: string | null): Promise<ChainedLine[]> {
  return tx.query(
    `SELECT seq, prev_hash AS "prevHash", hash,
       ARRAY[seq::text, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
         actor, unit, purpose, action, subject, outcome] AS columns
     FROM audit WHERE $1::bigint IS NULL OR seq > $1 ORDER BY seq LIMIT ${PAGE}`,
    [after],
  );
}
