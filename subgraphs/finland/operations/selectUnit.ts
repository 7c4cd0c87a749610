import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import { isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';
import { openableUnit } from '../domain/relation.ts';
import type { Registrar } from '../domain/unit.ts';
import type { FinlandRegistry } from '../registry.ts';
import { openUnit } from '../storage/registrars.ts';

/** F8: opens one of the units that the registrar represents and closes the one that was open. */
export async function selectUnit(
  registry: FinlandRegistry,
  registrar: Registrar,
  unitId: string,
): Promise<Registrar | Refusal<'NOT_YOUR_UNIT' | 'UNIT_CONTRACT_ENDED'>> {
  return registry.database.transaction(async (tx) => {
    const unit = openableUnit(registrar, unitId);
    const outcome = isRefusal(unit) ? unit.refused : 'DONE';
    const represented = registrar.units.find(({ id }) => id === unitId)?.id;
    const entry = { actor: registrar.name, unit: represented, action: 'selectUnit', outcome };
    if (!isRefusal(unit)) await openUnit(tx, registrar.id, unit.id);
    await recordAudit(tx, entry, registry.now());
    return isRefusal(unit) ? unit : { ...registrar, activeUnitId: unit.id };
  });
}
