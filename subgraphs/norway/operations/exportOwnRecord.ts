import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../shared/runtime/database.ts';
import { checkExportBudget } from '../../shared/runtime/exportBudget.ts';
import { lettersAbout } from '../../shared/runtime/outbox.ts';
import type { ExportedData } from '../../shared/vocabulary/dataExport.ts';
import { EXPORTED_ACCESSES } from '../../shared/vocabulary/exportedAccess.ts';
import type { Actor } from '../domain/actor.ts';
import { dataExport } from '../domain/dataExport.ts';
import { identifiedPatron } from '../domain/identifiedPatron.ts';
import type { Registry } from '../registry.ts';
import { lockAccount } from '../storage/accountTable.ts';
import { findLastUse } from '../storage/accountUse.ts';
import { findCardsOf } from '../storage/cardTable.ts';
import { findLocalCardsOf } from '../storage/localCardTable.ts';
import { findMembershipsOf } from '../storage/membershipTable.ts';
import { ofAccount } from '../storage/scopes.ts';
import { findTemporaryAddresses } from '../storage/temporaryAddressTable.ts';
import { accessLogOf } from './accessLogOf.ts';
import { ownAccount } from './ownAccount.ts';

const ACTION = 'norwayDataExport';

/** Everything that is kept about whoever is signed in at ID-porten (GDPR articles 15 and 20); on record as their own act. */
export async function exportOwnRecord(registry: Registry, actor: Actor): Promise<ExportedData | undefined> {
  const own = await ownAccount(registry, actor);
  if (actor.role !== 'PATRON' || !own) return undefined;
  const { database, syntheticNumbers, exportsPerDay: limit } = registry;
  const accesses = await accessLogOf(registry, own, { limit: EXPORTED_ACCESSES });
  const act = async (tx: Transaction) => {
    const account = await lockAccount(tx, own.id);
    if (!account) return undefined;
    const now = registry.now();
    await checkExportBudget(tx, { action: ACTION, subject: own.id, limit }, now);
    const kept = {
      account,
      maskedNumber: String(identifiedPatron(actor, syntheticNumbers)),
      usedAt: await findLastUse(tx, own.id),
      cards: await findCardsOf(tx, own.id),
      memberships: await findMembershipsOf(tx, own.id),
      localCards: await findLocalCardsOf(tx, own.id),
      temporaryAddresses: [...(await findTemporaryAddresses(tx, [own.id])).values()],
      letters: await lettersAbout(tx, [own.id]),
      accesses,
    };
    await recordAudit(tx, { actor: actor.name, action: ACTION, subject: own.id, outcome: 'DONE' }, now);
    return dataExport(kept);
  };
  return database.transaction(act, ofAccount(own.id));
}
