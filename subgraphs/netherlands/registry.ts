import type { AttemptThrottle } from '../shared/runtime/attemptThrottle.ts';
import type { CurrentAndFormer } from '../shared/runtime/countryKeys.ts';
import type { Cursors } from '../shared/runtime/cursors.ts';
import type { Database } from '../shared/runtime/database.ts';
import type { Idempotency } from '../shared/runtime/idempotency.ts';
import type { LookupBudget } from '../shared/runtime/lookupBudget.ts';
import type { Mailer } from '../shared/runtime/mailer.ts';
import type { TokenIssuer } from '../shared/runtime/tokenIssuer.ts';
import type { WrongLinks } from '../shared/runtime/wrongLinks.ts';
import type { EmailAddress } from '../shared/vocabulary/emailAddress.ts';
import type { AccountSettings } from './accountSettings.ts';
import type { FirstAidSettings } from './firstAidSettings.ts';
import type { Payments } from './outside/payments/payments.ts';
import type { RelationSettings } from './relationSettings.ts';
import type { KbSide } from './storage/kb/kbSide.ts';
import type { SubscriptionLifeSettings } from './subscriptionLifeSettings.ts';

/** The zone of the country's days. */
export const DUTCH_TIME = 'Europe/Amsterdam';

/** What an operation of the Netherlands may reach. */
export interface NetherlandsRegistry {
  readonly now: () => Date;
  readonly database: Database;
  readonly idempotency: Idempotency;
  readonly cursors: Cursors;
  readonly mailer: Mailer;
  /** Where what cannot be delivered comes back to, with a token before the @. */
  readonly bounceAddress: EmailAddress;
  /** Issues the tokens of the KB's login accounts. */
  readonly kbLogin: TokenIssuer;
  /** Slows down guessing of passwords and usernames. */
  readonly attempts: AttemptThrottle;
  /** Counts mailed links that are none. */
  readonly wrongLinks: WrongLinks;
  /** The way to the KB's copy of what members may do. */
  readonly kbSide: KbSide;
  /** Whoever handles payments online. */
  readonly payments: Payments;
  /** How long a subscription bought online waits for its payment. */
  readonly unpaidDays: number;
  /** How long the ledger is kept. */
  readonly ledgerYears: number;
  /** Hashes addresses that were typed as usernames. */
  readonly addressKey: Buffer;
  /** Hashes usernames that were given up. */
  readonly usernameKeys: CurrentAndFormer;
  /** Derives the secrets of mailed links. */
  readonly linkKey: Buffer;
  /** Where people reach this system, without a closing slash: the mailed links begin with it. */
  readonly publicUrl: string;
  /** Whether the month of enrolment is the first of the term (N24) or comes for free. */
  readonly firstMonthCounts: boolean;
  readonly accounts: AccountSettings;
  /** Counts whom the KB's staff looks up. */
  readonly careLookups: LookupBudget;
  /** How long the link of a forgotten password works. */
  readonly resetLinkMinutes: number;
  /** How many exports of everything about oneself a person may have within 24 hours. */
  readonly exportsPerDay: number;
  /** How long after its end the hash of a mailed link is kept. */
  readonly expiredLinkDays: number;
  /** How long after the last subscription a member is kept. */
  readonly endedMemberYears: number;
  /** `pairKey` hashes what was typed to name a card. */
  readonly relations: RelationSettings & { readonly pairKey: Buffer };
  readonly firstAid: FirstAidSettings;
  /** Times and fees of a subscription's life. */
  readonly subscriptionLife: SubscriptionLifeSettings;
  /** Of what is deleted: shared/runtime/tombstones.ts. */
  readonly tombstoneKey: Buffer;
}
