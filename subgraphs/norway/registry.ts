import type { Beat } from '../shared/runtime/beat.ts';
import type { Cursors } from '../shared/runtime/cursors.ts';
import type { Database } from '../shared/runtime/database.ts';
import type { Idempotency } from '../shared/runtime/idempotency.ts';
import type { LookupBudget } from '../shared/runtime/lookupBudget.ts';
import type { Mailer } from '../shared/runtime/mailer.ts';
import type { Vault } from '../shared/runtime/vault.ts';
import { type CalendarDate, dateIn } from '../shared/vocabulary/calendarDate.ts';
import type { SyntheticNumbers } from './domain/nationalIdentityNumber.ts';
import type { SignInLevel } from './domain/signInLevel.ts';
import type { PopulationRegister } from './outside/populationRegister/populationRegister.ts';

/** The zone of the country's days. */
export const NORWEGIAN_TIME = 'Europe/Oslo';

/** When an unused account is warned, and how long after the warning it ends. */
export interface Inactivity {
  readonly unused: { readonly years: number };
  readonly grace: { readonly days: number };
}

export type Symbology = 'CODE39' | 'CODE128';

/** What an operation may reach. */
export interface Registry {
  readonly database: Database;
  readonly now: () => Date;
  readonly vault: Vault;
  readonly idempotency: Idempotency;
  readonly cursors: Cursors;
  readonly lookupBudget: LookupBudget;
  /** By which answers about a typed national identity number leave. */
  readonly beat: Beat;
  readonly populationRegister: PopulationRegister;
  /** A reading of the population register that is older is repeated, even when no event told of the person. */
  readonly registerReadingDays: number;
  /** How long a death must stay in the population register until it is confirmed. */
  readonly deathConfirmedAfterDays: number;
  readonly mailer: Mailer;
  readonly inactivity: Inactivity;
  /** Of what is deleted: shared/runtime/tombstones.ts. */
  readonly tombstoneKey: Buffer;
  readonly syntheticNumbers: SyntheticNumbers;
  readonly symbology: Symbology;
  /** Of holders who upgrade a local card themselves. */
  readonly upgradeSignInLevel: SignInLevel;
  /** How long a temporary address can last. */
  readonly temporaryAddressDays: number;
  /** How many exports of everything about oneself a person may have within 24 hours. */
  readonly exportsPerDay: number;
}

/** The calendar day in Norway at that instant. */
export function norwegianDay(instant: Date): CalendarDate {
  return dateIn(NORWEGIAN_TIME, instant);
}
