import { randomUUID } from 'node:crypto';
import { Failure } from '../../shared/runtime/failure.ts';
import { inScope } from '../../shared/runtime/scope.ts';
import { isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import { formatPersonalIdentityCode } from '../domain/personalIdentityCode.ts';
import { type LookupPurpose, mayLookUpFor } from '../domain/purposes.ts';
import { type SearchAnswer, searchAnswer } from '../domain/registerSearch.ts';
import type { Registrar } from '../domain/unit.ts';
import type { FinlandRegistry } from '../registry.ts';
import { customerWithCode } from '../storage/customers.ts';
import { acrossUnits } from '../storage/scopes.ts';
import { actInUnit } from './actInUnit.ts';
import { readCode, type TypedCodeRefusal } from './readCode.ts';
import { spendLookup } from './spendLookup.ts';

/** F9: looks a person up by the exact code in the whole register. Leaves a line in the audit trail whether found or not. */
export async function findCeliaCustomer(
  registry: FinlandRegistry,
  registrar: Registrar,
  typed: Sensitive,
  purpose: LookupPurpose,
): Promise<SearchAnswer | TypedCodeRefusal | Refusal<'NO_ACTIVE_UNIT' | 'UNIT_CONTRACT_ENDED'>> {
  if (!mayLookUpFor(purpose, registrar.role)) throw new Failure('FORBIDDEN');
  const act = { action: 'findCeliaCustomer', purpose } as const;
  const code = readCode(registry, registrar, typed);
  await spendLookup(registry, registrar, act, code);
  return actInUnit<SearchAnswer | TypedCodeRefusal>(registry, registrar, act, async (tx) => {
    if (isRefusal(code)) return { answer: code };
    const reference = await registry.vault.find(tx, formatPersonalIdentityCode(code));
    const identityCode = reference ?? randomUUID(); // a miss costs the statements of a hit
    const registered = await inScope(tx, acrossUnits('exactSearch'), () => customerWithCode(tx, identityCode));
    return { answer: searchAnswer(registered, registrar), subject: registered?.id };
  });
}
