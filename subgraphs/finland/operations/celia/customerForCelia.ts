import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import type { Sensitive } from '../../../shared/vocabulary/sensitive.ts';
import { CELIA } from '../../domain/accessLog.ts';
import type { CeliaClerk } from '../../domain/actor.ts';
import { finnishDay } from '../../domain/finnishDay.ts';
import { formatPersonalIdentityCode, parsePersonalIdentityCode } from '../../domain/personalIdentityCode.ts';
import type { LookupPurpose } from '../../domain/purposes.ts';
import { permittedForCelia } from '../../domain/relation.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { customerWithCode } from '../../storage/customers.ts';
import { actForCelia, type RecordAnswer } from './actForCelia.ts';

/** F19: whoever has the exact code, of whatever unit and marked for deletion or not; for Celia's own staff. */
export async function customerForCelia(
  registry: FinlandRegistry,
  clerk: CeliaClerk,
  typed: Sensitive,
  purpose: LookupPurpose,
): Promise<RecordAnswer> {
  const act = { action: 'customerForCelia', purpose } as const;
  const rules = { today: finnishDay(registry.now()), artificial: registry.artificialCodes };
  const code = parsePersonalIdentityCode(typed, rules);
  if (!isRefusal(code)) {
    const number = formatPersonalIdentityCode(code);
    await registry.celiaLookupBudget.spend({ ...act, actor: clerk.name, unit: CELIA, number });
  }
  return actForCelia<RecordAnswer>(registry, clerk, act, async (tx, { asked }) => {
    if (isRefusal(code)) return { answer: code };
    const reference = await registry.vault.find(tx, formatPersonalIdentityCode(code));
    const customer = reference && (await customerWithCode(tx, reference));
    return {
      answer: permittedForCelia(clerk, asked, customer || undefined),
      subject: customer ? customer.id : undefined,
    };
  });
}
