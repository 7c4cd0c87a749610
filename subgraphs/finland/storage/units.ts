import { EntitySchema, In } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { Unit } from '../domain/unit.ts';

export const units = new EntitySchema<Unit>({
  name: 'unit',
  columns: {
    id: { type: 'text', primary: true },
    kind: { type: 'text' },
    name: { type: 'text' },
    municipality: { type: 'text' },
    contractActive: { type: 'boolean', name: 'contract_active' },
    training: { type: 'boolean' },
  },
});

export async function findUnitNames(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await tx.findBy(units, { id: In([...ids]) });
  return new Map(found.map(({ id, name }) => [id, name]));
}

export async function findUnit(tx: Transaction, id: string): Promise<Unit | undefined> {
  return (await tx.findOneBy(units, { id })) ?? undefined;
}

/** Whether the unit has a contract at this moment, which nobody ends until the transaction does. */
export async function holdContract(tx: Transaction, id: string): Promise<boolean> {
  const [row]: { active: boolean }[] = await tx.query(
    'SELECT contract_active AS active FROM unit WHERE id = $1 FOR SHARE',
    [id],
  );
  return row?.active ?? false;
}

/** Of these units; nobody ends or opens their contracts until the transaction ends. Always in one order. */
export async function lockUnits(tx: Transaction, ids: readonly string[]): Promise<Unit[]> {
  return tx.find(units, { where: { id: In([...ids]) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
}

export async function saveContract(tx: Transaction, { id, contractActive }: Unit): Promise<void> {
  await tx.update(units, { id }, { contractActive });
}

/** False where another unit has the code. */
export async function addUnit(tx: Transaction, unit: Unit): Promise<boolean> {
  const { id, kind, name, municipality, contractActive, training } = unit;
  const added: unknown[] = await tx.query(
    `INSERT INTO unit (id, kind, name, municipality, contract_active, training) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [id, kind, name, municipality, contractActive, training],
  );
  return added.length > 0;
}
