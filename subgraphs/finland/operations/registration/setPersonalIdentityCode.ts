import { inScope } from '../../../shared/runtime/scope.ts';
import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import type { Sensitive } from '../../../shared/vocabulary/sensitive.ts';
import { birthDateOf, formatPersonalIdentityCode } from '../../domain/personalIdentityCode.ts';
import { checkNotRegistered } from '../../domain/registerSearch.ts';
import { checkCodeToSet } from '../../domain/registration/identityOfCode.ts';
import type { Registrar } from '../../domain/unit.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { customerWithCode, saveCustomer } from '../../storage/customers.ts';
import { acrossUnits } from '../../storage/scopes.ts';
import { actInUnit, type CustomerAnswer, lockOwnCustomer } from '../actInUnit.ts';
import { readCode } from '../readCode.ts';
import { spendLookup } from '../spendLookup.ts';

/** F21: the code of a customer who was registered without one; it is set once. Counted as a look-up of that code. */
export async function setCeliaPersonalIdentityCode(
  registry: FinlandRegistry,
  registrar: Registrar,
  customerId: string,
  typed: Sensitive,
): Promise<CustomerAnswer> {
  const code = readCode(registry, registrar, typed);
  const act = { action: 'setCeliaPersonalIdentityCode', purpose: 'REGISTRATION' } as const;
  await spendLookup(registry, registrar, act, code);
  return actInUnit<CustomerAnswer>(registry, registrar, act, async (tx, desk) => {
    if (isRefusal(code)) return { answer: code };
    const { customer, subject } = await lockOwnCustomer(tx, desk, customerId);
    if (isRefusal(customer)) return { answer: customer, subject };
    const wrong = checkCodeToSet(customer, birthDateOf(code));
    if (wrong) return { answer: wrong, subject };
    const identityCode = await registry.vault.store(tx, formatPersonalIdentityCode(code));
    const registered = await inScope(tx, acrossUnits('exactSearch'), () => customerWithCode(tx, identityCode));
    const refusal = checkNotRegistered(registered, registrar);
    if (refusal) return { answer: refusal, subject };
    const identified = { ...customer, identityCode, identityNote: undefined };
    await saveCustomer(tx, identified);
    return { answer: identified, subject };
  });
}
