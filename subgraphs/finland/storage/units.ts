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
  },
});

export async function findUnitNames(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await tx.findBy(units, { id: In([...ids]) });
  return new Map(found.map(({ id, name }) => [id, name]));
}
