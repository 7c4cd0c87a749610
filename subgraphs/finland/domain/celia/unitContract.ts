import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import type { Unit } from '../unit.ts';

const CODE = /^[a-z0-9][a-z0-9-]{1,39}$/;
const LONGEST_NAME = 100;

/** Customers go to another unit with a contract, and not between training and real ones. */
export function checkMove(
  from: Unit | undefined,
  to: Unit | undefined,
): Unit | Refusal<'NO_SUCH_UNIT' | 'SAME_UNIT' | 'UNIT_CONTRACT_ENDED' | 'TRAINING_STAYS_APART'> {
  if (!from) return refuse('NO_SUCH_UNIT', { field: 'fromUnitId' });
  if (!to) return refuse('NO_SUCH_UNIT', { field: 'toUnitId' });
  if (from.id === to.id) return refuse('SAME_UNIT', { field: 'toUnitId' });
  if (from.training !== to.training) return refuse('TRAINING_STAYS_APART', { field: 'toUnitId' });
  return to.contractActive ? to : refuse('UNIT_CONTRACT_ENDED', { field: 'toUnitId' });
}

/** A unit that begins: its contract with Celia is open. */
export function newUnit(typed: Omit<Unit, 'contractActive'>): Unit | Refusal<'UNIT_INVALID'> {
  const [id, name, municipality] = [typed.id.trim(), tidy(typed.name), tidy(typed.municipality)];
  const isText = [name, municipality].every((text) => text.length > 0 && text.length <= LONGEST_NAME);
  return CODE.test(id) && isText
    ? { ...typed, id, name, municipality, contractActive: true }
    : refuse('UNIT_INVALID', { field: 'unit' });
}

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
