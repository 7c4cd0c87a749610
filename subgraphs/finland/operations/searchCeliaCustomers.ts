import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import { Failure } from '../../shared/runtime/failure.ts';
import { isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import { MOST_NAMES, type NamesFound, parseNameSearch } from '../domain/nameSearch.ts';
import { maskPersonalIdentityCode } from '../domain/personalIdentityCode.ts';
import { type LookupPurpose, mayLookUpFor } from '../domain/purposes.ts';
import { activeUnit, type Registrar } from '../domain/unit.ts';
import type { FinlandRegistry } from '../registry.ts';
import { findCustomersByName } from '../storage/customersByName.ts';
import { type Act, actInUnit } from './actInUnit.ts';

export interface NameSearch {
  readonly name: Sensitive;
  readonly purpose: LookupPurpose;
  /** How many are wanted, 1 to 20. */
  readonly first: number;
}

type NameSearchAnswer = NamesFound | Refusal<'NAME_SEARCH_TOO_SHORT' | 'NO_ACTIVE_UNIT' | 'UNIT_CONTRACT_ENDED'>;

/** F15: customers of the own unit by name. A line of the audit trail for the search and for everybody whom it shows. */
export async function searchCeliaCustomers(
  registry: FinlandRegistry,
  registrar: Registrar,
  { name, purpose, first }: NameSearch,
): Promise<NameSearchAnswer> {
  if (!mayLookUpFor(purpose, 'REGISTRAR')) throw new Failure('FORBIDDEN');
  if (first < 1 || first > MOST_NAMES) throw new Failure('BAD_USER_INPUT', { field: 'first' });
  const act: Act = { action: 'searchCeliaCustomers', purpose };
  const words = parseNameSearch(name.reveal());
  if (!isRefusal(words)) await spendSearch(registry, registrar, act, words);
  return actInUnit<NamesFound | Refusal<'NAME_SEARCH_TOO_SHORT'>>(registry, registrar, act, async (tx, { unit }) => {
    if (isRefusal(words)) return { answer: words };
    const found = await findCustomersByName(tx, unit.id, words, first + 1);
    const shown = found.slice(0, first);
    for (const { id } of shown) {
      const line = { ...act, actor: registrar.name, unit: unit.id, subject: id, outcome: 'DONE' };
      await recordAudit(tx, line, registry.now());
    }
    const customers = shown.map(({ birthDate, ...names }) => {
      return { ...names, maskedPersonalIdentityCode: maskPersonalIdentityCode(birthDate) };
    });
    return { answer: { customers, more: found.length > first } };
  });
}

// Counted as so many persons; the same words again within the day are free, as the same person is.
async function spendSearch(
  { lookupBudget, nameSearchCountsAs }: FinlandRegistry,
  registrar: Registrar,
  act: Act,
  words: readonly string[],
): Promise<void> {
  const unit = activeUnit(registrar);
  if (isRefusal(unit)) return;
  const text = words.join(' ').toLowerCase();
  for (let place = 1; place <= nameSearchCountsAs; place += 1) {
    await lookupBudget.spend({ ...act, actor: registrar.name, unit: unit.id, number: `name ${place} ${text}` });
  }
}
