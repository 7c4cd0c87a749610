import { recordAuditOfMany } from '../../shared/runtime/auditTrail.ts';
import { type Transaction, violatesReference } from '../../shared/runtime/database.ts';
import { isWorthNoting, takeOver, tellsOtherwise } from '../domain/registerStanding.ts';
import type { Registry } from '../registry.ts';
import { rekeyLocalCards } from '../storage/localCardTable.ts';
import { type FollowedAccount, saveReadings, saveStandings } from '../storage/registerStandings.ts';
import { accountsOfReadings, type ReadAccounts } from './accountsOfReadings.ts';
import type { Reading } from './readPeople.ts';

const BY_REGISTER = { actor: 'population register', action: 'followPopulationRegister' };

/** What was read, and what was known before it. */
export interface Readings {
  readonly readings: readonly Reading[];
  /** The vault's references of numbers. */
  readonly known: ReadonlyMap<string, string>;
  /** They were asked for because they were due, so that each is written down. */
  readonly areDue: boolean;
}

/** One account before and after. */
interface Change {
  readonly before: FollowedAccount;
  readonly after: FollowedAccount;
}

/**
 * Brings the accounts to what the register answered, with a line in the audit trail for each that changed; resolves with
 * how many. Doing it again changes nothing.
 */
export async function applyReadings(
  tx: Transaction,
  registry: Registry,
  { readings, known, areDue }: Readings,
): Promise<number> {
  const { now } = registry;
  if (readings.length === 0) return 0;
  const read = await accountsOfReadings(tx, registry, readings, known);
  const changes = read.flatMap((one) => changesOf(registry, one));
  const [told, same] = [changes.filter(isTold), changes.filter((change) => !isTold(change))];
  const noted = same.filter(({ before, after }) => areDue || isWorthNoting(before, after.standing));
  await saveReadings(
    tx,
    noted.map(({ after }) => after),
  );
  if (told.length > 0)
    await saveStandings(
      tx,
      told.map(({ after }) => after),
    );
  for (const { rekeyed } of read) {
    if (!rekeyed) continue;
    await rekeyLocalCards(tx, rekeyed.from, rekeyed.to);
    await forgetUnlessKept(tx, registry, rekeyed.from);
  }
  const [second, other] = [told.filter(isSecond), told.filter((change) => !isSecond(change))];
  await recordAuditOfMany(tx, { ...BY_REGISTER, outcome: 'DONE' }, idsOf(other), now());
  await recordAuditOfMany(tx, { ...BY_REGISTER, outcome: 'SECOND_ACCOUNT' }, idsOf(second), now());
  return told.length;
}

function changesOf({ now, deathConfirmedAfterDays }: Registry, { reading, accounts }: ReadAccounts): Change[] {
  return accounts.map(({ before, person, samePersonAs }) => {
    const standing = takeOver(before.standing, reading, { now: now(), deathConfirmedAfterDays });
    return { before, after: { ...before, person, samePersonAs, standing } };
  });
}

function isTold({ before, after }: Change): boolean {
  const isMoved = before.person !== after.person || before.samePersonAs !== after.samePersonAs;
  return isMoved || tellsOtherwise(before.standing, after.standing);
}

function isSecond({ before, after }: Change): boolean {
  return after.samePersonAs !== null && before.samePersonAs !== after.samePersonAs;
}

// Something else may still be kept by the former number.
async function forgetUnlessKept(tx: Transaction, { vault }: Registry, former: string): Promise<void> {
  await tx
    .transaction((inner) => vault.forget(inner, former))
    .catch((error: unknown) => {
      if (!violatesReference(error)) throw error;
    });
}

function idsOf(changes: readonly Change[]): string[] {
  return changes.map(({ after }) => after.id);
}
