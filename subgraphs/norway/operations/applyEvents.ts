import type { Transaction } from '../../shared/runtime/database.ts';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import { mayTouchAddress, tellsOfProtection } from '../domain/registerEvent.ts';
import type { RegisterHearing } from '../domain/registerFreshness.ts';
import { PopulationRegisterUnavailable, type RegisterEvent } from '../outside/populationRegister/populationRegister.ts';
import type { Registry } from '../registry.ts';
import { lockHearing, moveHearing } from '../storage/registerHearing.ts';
import { personsWithAccount } from '../storage/registerStandings.ts';
import { acrossLibraries } from '../storage/scopes.ts';
import { applyReadings } from './applyReadings.ts';
import { type Reading, readPeople } from './readPeople.ts';

/** One of the persons whom we know, and what the events of the page may be about. */
interface Touched {
  readonly number: Sensitive;
  /** The vault's. */
  reference: string;
  touchesAddress: boolean;
  tellsOfProtection: boolean;
}

/**
 * Applies a page of events, all or nothing with the position behind it; resolves with how many accounts changed. Nobody
 * without an account is looked up or written down. A page that somebody else has applied meanwhile is left as it is.
 */
export async function applyEvents(
  registry: Registry,
  hearing: RegisterHearing,
  events: readonly RegisterEvent[],
): Promise<number> {
  const { database } = registry;
  const touched = await touchedBy(registry, events);
  const readings = await readPeople(registry, touched).catch(async (error: unknown) => {
    if (error instanceof PopulationRegisterUnavailable) await hideProtected(registry, touched);
    throw error;
  });
  const next = (events.at(-1)?.sequence ?? hearing.next - 1) + 1;
  return database.transaction(async (tx) => {
    const held = await lockHearing(tx);
    if (held?.next !== hearing.next) return 0;
    await moveHearing(tx, { ...held, next });
    return applyReadings(tx, registry, { readings, known: referencesOf(touched), areDue: false });
  }, acrossLibraries('registerEvents'));
}

async function touchedBy({ database, vault }: Registry, events: readonly RegisterEvent[]): Promise<Touched[]> {
  const named = new Map<string, Touched>();
  for (const { number, type } of events) {
    if (!number) continue;
    const one = named.get(number.reveal()) ?? {
      number,
      reference: '',
      touchesAddress: false,
      tellsOfProtection: false,
    };
    one.touchesAddress ||= mayTouchAddress(type);
    one.tellsOfProtection ||= tellsOfProtection(type);
    named.set(number.reveal(), one);
  }
  return database.transaction(async (tx: Transaction) => {
    const references = await vault.findMany(tx, [...named.keys()]);
    const withAccount = new Set(await personsWithAccount(tx, [...references.values()]));
    return [...references].flatMap(([number, reference]) => {
      const one = named.get(number);
      return one && withAccount.has(reference) ? [{ ...one, reference }] : [];
    });
  }, acrossLibraries('registerEvents'));
}

// The event alone tells that where they live is not for us to show any more, or may not be: that does not wait.
async function hideProtected(registry: Registry, touched: readonly Touched[]): Promise<void> {
  const hidden = touched
    .filter((one) => one.tellsOfProtection)
    .map(({ number }): Reading => ({ number, found: 'NOTHING', touchesAddress: true }));
  if (hidden.length === 0) return;
  const answers = { readings: hidden, known: referencesOf(touched), areDue: true };
  await registry.database.transaction((tx) => applyReadings(tx, registry, answers), acrossLibraries('registerEvents'));
}

function referencesOf(touched: readonly Touched[]): ReadonlyMap<string, string> {
  return new Map(touched.map(({ number, reference }) => [number.reveal(), reference]));
}
