import { isRefusal } from '../../shared/vocabulary/refusal.ts';
import { formatPersonalIdentityCode, type PersonalIdentityCode } from '../domain/personalIdentityCode.ts';
import { activeUnit, type Registrar } from '../domain/unit.ts';
import type { FinlandRegistry } from '../registry.ts';
import type { Act } from './actInUnit.ts';
import type { TypedCodeRefusal } from './readCode.ts';

/** Counts the look-up before it is made. What will be refused without looking anybody up costs nothing. */
export async function spendLookup(
  { lookupBudget }: FinlandRegistry,
  registrar: Registrar,
  act: Act,
  code: PersonalIdentityCode | TypedCodeRefusal,
): Promise<void> {
  const unit = activeUnit(registrar);
  if (isRefusal(unit) || isRefusal(code)) return;
  const number = formatPersonalIdentityCode(code);
  await lookupBudget.spend({ ...act, actor: registrar.name, unit: unit.id, number });
}
