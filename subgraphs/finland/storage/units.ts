import { EntitySchema } from 'typeorm';
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
