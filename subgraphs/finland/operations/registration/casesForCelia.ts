import { isRefusal, type Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { CeliaClerk } from '../../domain/actor.ts';
import { type CasePayload, type CeliaCase, type OpenCase, openCase } from '../../domain/cases/celiaCase.ts';
import type { LookupPurpose } from '../../domain/purposes.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { findOpenCases, lockCase, openPayload } from '../../storage/registration/cases.ts';
import { actForCelia } from '../celia/actForCelia.ts';
import { type ListPage, parseRecordId } from './parseRecordId.ts';

/** What waits for Celia, without what is in it. */
export async function listCeliaCases(
  registry: FinlandRegistry,
  clerk: CeliaClerk,
  { purpose, ...page }: ListPage & { readonly purpose: LookupPurpose },
): Promise<readonly CeliaCase[]> {
  return actForCelia(registry, clerk, { action: 'celiaCases', purpose }, async (tx) => {
    return { answer: await findOpenCases(tx, page) };
  });
}

export interface OpenedCase {
  readonly opened: OpenCase;
  readonly payload: CasePayload;
}

type CaseReading = OpenedCase | Refusal<'CASE_NOT_FOUND' | 'CASE_DECIDED'>;

/** F21: opens what the registrar sent. On record, with the purpose, each time. */
export async function readCeliaCase(
  registry: FinlandRegistry,
  clerk: CeliaClerk,
  typedId: string,
  purpose: LookupPurpose,
): Promise<CaseReading> {
  return actForCelia<CaseReading>(registry, clerk, { action: 'celiaCase', purpose }, async (tx) => {
    const id = parseRecordId(typedId);
    const opened = openCase(id === undefined ? undefined : await lockCase(tx, { id }));
    if (isRefusal(opened)) return { answer: opened, subject: id };
    return { answer: { opened, payload: await openPayload(tx, registry.sealing, opened) }, subject: id };
  });
}
