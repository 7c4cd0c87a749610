import { EntitySchema, type FindOptionsWhere } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type {
  CaseKind,
  CasePayload,
  CaseRejection,
  CeliaCase,
  DecidedCase,
  OpenCase,
} from '../../domain/cases/celiaCase.ts';
import { type Resealed, resealRows } from './resealRows.ts';
import type { Sealing } from './sealing.ts';

interface CaseRow {
  id: string;
  unitId: string;
  kind: CaseKind;
  state: CeliaCase['state'];
  openedBy: string;
  openedAt: Date;
  decidedAt: Date | null;
  rejection: CaseRejection | null;
  sealed: Buffer | null;
}

export const cases = new EntitySchema<CaseRow>({
  name: 'celia_case',
  columns: {
    id: { type: 'uuid', primary: true },
    unitId: { type: 'text', name: 'unit_id' },
    kind: { type: 'text' },
    state: { type: 'text' },
    openedBy: { type: 'uuid', name: 'opened_by' },
    openedAt: { type: 'timestamptz', name: 'opened_at' },
    decidedAt: { type: 'timestamptz', name: 'decided_at', nullable: true },
    rejection: { type: 'text', nullable: true },
    sealed: { type: 'bytea', nullable: true, select: false },
  },
});

const rowOf = (id: string) => `celia_case|${id}`;

export async function keepCase(
  tx: Transaction,
  sealing: Sealing,
  opened: OpenCase,
  payload: CasePayload,
): Promise<void> {
  await tx.insert(cases, { ...opened, sealed: sealing.seal(rowOf(opened.id), JSON.stringify(payload)) });
}

export async function lockCase(tx: Transaction, where: FindOptionsWhere<CaseRow>): Promise<CeliaCase | undefined> {
  const row = await tx.findOne(cases, { where, lock: { mode: 'pessimistic_write' } });
  return row ? fromRow(row) : undefined;
}

/** What the registrar sent, of a case that is open. */
export async function openPayload(tx: Transaction, sealing: Sealing, { id }: OpenCase): Promise<CasePayload> {
  const [row]: { sealed: Buffer }[] = await tx.query('SELECT sealed FROM celia_case WHERE id = $1', [id]);
  if (!row) throw new Error('an open case is sealed');
  return JSON.parse(sealing.open(rowOf(id), row.sealed)) as CasePayload;
}

/** Saves the decision; what was sealed is gone. */
export async function saveDecision(tx: Transaction, decided: DecidedCase): Promise<void> {
  const { id, state, decidedAt } = decided;
  const rejection = decided.state === 'REJECTED' ? decided.rejection : null;
  await tx.update(cases, { id }, { state, decidedAt, rejection, sealed: null });
}

/** Cases that wait, the oldest first. `after`: 'time id' of the last one seen. */
export async function findOpenCases(
  tx: Transaction,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<CeliaCase[]> {
  const [at, id] = after?.split(' ') ?? [];
  const rows: CaseRow[] = await tx.query(
    `SELECT id, unit_id AS "unitId", kind, state, opened_by AS "openedBy", opened_at AS "openedAt",
       decided_at AS "decidedAt", rejection FROM celia_case
     WHERE state = 'OPEN' AND ($1::timestamptz IS NULL OR (opened_at, id) > ($1::timestamptz, $2::uuid))
     ORDER BY opened_at, id LIMIT $3`,
    [at, id, limit],
  );
  return rows.map(fromRow);
}

function fromRow({ id, unitId, kind, state, openedBy, openedAt, decidedAt, rejection }: CaseRow): CeliaCase {
  const kept = { id, unitId, kind, openedBy, openedAt };
  if (state === 'OPEN' || !decidedAt) return { ...kept, state: 'OPEN' };
  return rejection ? { ...kept, decidedAt, state: 'REJECTED', rejection } : { ...kept, decidedAt, state: 'ACCEPTED' };
}

export function resealCases(tx: Transaction, sealing: Sealing, after: string | undefined): Promise<Resealed> {
  return resealRows(tx, sealing, { table: 'celia_case', id: 'id', rowOf }, after);
}
