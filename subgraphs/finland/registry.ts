import type { AttemptThrottle } from '../shared/runtime/attemptThrottle.ts';
import type { Beat } from '../shared/runtime/beat.ts';
import type { Cursors } from '../shared/runtime/cursors.ts';
import type { Database } from '../shared/runtime/database.ts';
import type { Idempotency } from '../shared/runtime/idempotency.ts';
import type { LookupBudget } from '../shared/runtime/lookupBudget.ts';
import type { Mailer } from '../shared/runtime/mailer.ts';
import type { TokenIssuer } from '../shared/runtime/tokenIssuer.ts';
import type { Vault } from '../shared/runtime/vault.ts';
import type { WrongLinks } from '../shared/runtime/wrongLinks.ts';
import type { CalendarDate } from '../shared/vocabulary/calendarDate.ts';
import type { PurgeDay } from './domain/celia/purge.ts';
import type { ArtificialCodes } from './domain/personalIdentityCode.ts';
import type { Sealing } from './storage/registration/sealing.ts';

/** What the operations of Finland may reach. */
export interface FinlandRegistry {
  now(): Date;
  readonly database: Database;
  readonly vault: Vault;
  readonly idempotency: Idempotency;
  readonly cursors: Cursors;
  readonly lookupBudget: LookupBudget;
  /** Of Celia's own staff, whom people call from everywhere. */
  readonly celiaLookupBudget: LookupBudget;
  /** As how many persons looked up a search by name counts. */
  readonly nameSearchCountsAs: number;
  /** By which answers about a personal identity code leave. */
  readonly beat: Beat;
  readonly mailer: Mailer;
  readonly artificialCodes: ArtificialCodes;
  /** Issues the tokens of customers who sign in with their credentials. */
  readonly celiaLogin: TokenIssuer;
  /** Slows down guessing of passwords. */
  readonly attempts: AttemptThrottle;
  /** Counts mailed links that are none. */
  readonly wrongLinks: WrongLinks;
  readonly credentialLinks: CredentialLinks;
  /** How many exports of everything about oneself a customer may have within 24 hours. */
  readonly exportsPerDay: number;
  /** From which day schools register on the second list of grounds. */
  readonly groundsChangedOn: CalendarDate;
  /** After how many days a new online customer is written to. */
  readonly welcomeDays: number;
  /** Seals what concerns health, and forms that wait for Celia. */
  readonly sealing: Sealing;
  readonly retention: FinnishRetention;
  /** How long a registrar's password is good for. */
  readonly registrarPasswordDays: number;
  /** How long a restriction for misuse may be. */
  readonly longestRestrictionDays: number;
  /** Of what is deleted: shared/runtime/tombstones.ts. */
  readonly tombstoneKey: Buffer;
}

/** How long what is kept. */
export interface FinnishRetention {
  readonly onlineYears: number;
  readonly discYears: number;
  readonly linkDays: number;
  readonly formerEmailDays: number;
  readonly closedTaskDays: number;
  readonly openCaseDays: number;
  readonly decidedCaseDays: number;
  readonly restrictionDays: number;
  /** Whoever ended is erased once a year. */
  readonly purgeDay: PurgeDay;
}

export interface CredentialLinks {
  /** The key that the links are derived from. */
  readonly key: Buffer;
  readonly publicUrl: string;
  readonly hours: number;
}
