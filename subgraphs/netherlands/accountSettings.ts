import { senderAddress } from '../shared/runtime/mailSettings.ts';
import { withDays } from '../shared/runtime/runtimeRetention.ts';
import { type SettingSource, secretKey, wholeNumber } from '../shared/runtime/settings.ts';
import type { EmailAddress } from '../shared/vocabulary/emailAddress.ts';
import { RETENTION } from './domain/retention.ts';

/** How what comes back of mails is taken in. */
export interface BounceSettings {
  /** Mails come back to it, with a token of each after a plus. */
  readonly address: EmailAddress;
  /** Of the door at `/login-account/bounces`; without it there is none. */
  readonly key: Buffer | undefined;
}

/** What no source says of a login account, and whoever runs it decides. */
export interface AccountSettings {
  /** How long the link works that confirms another e-mail address. */
  readonly emailLinkHours: number;
  /** How long the former address can take a change of address back. */
  readonly emailRevertDays: number;
  /** How long nobody else gets a username that was given up. */
  readonly usernameQuarantineDays: number;
  /** How long a temporary password works. */
  readonly temporaryPasswordHours: number;
  /** After how long without a sign-in an owner counts as one who cannot sign in. */
  readonly careQuietDays: number;
  /** How many failed sign-ins since the last good one, within a day, say the same. */
  readonly careFailedSignIns: number;
  /** How many accounts the KB's staff looks up within 24 hours. */
  /** How long it is known what became of a letter. */
  readonly sentLetterDays: number;
  /** How long an account is kept that was made online and that no library ever used. */
  readonly unusedAccountDays: number;
  readonly careLookups: { readonly perPerson: number; readonly perUnit: number };
}

export function accountSettings(source: SettingSource): AccountSettings {
  return {
    emailLinkHours: wholeNumber(source, 'NETHERLANDS_EMAIL_LINK_HOURS', 24, 1, 168),
    emailRevertDays: wholeNumber(source, 'NETHERLANDS_EMAIL_REVERT_DAYS', 7, 1, 90),
    usernameQuarantineDays: wholeNumber(source, 'NETHERLANDS_USERNAME_QUARANTINE_DAYS', 90, 0, 3_650),
    temporaryPasswordHours: wholeNumber(source, 'NETHERLANDS_TEMPORARY_PASSWORD_HOURS', 24, 1, 168),
    careQuietDays: wholeNumber(source, 'NETHERLANDS_CARE_QUIET_DAYS', 30, 1, 3_650),
    careFailedSignIns: wholeNumber(source, 'NETHERLANDS_CARE_FAILED_SIGN_INS', 2, 1, 100),
    unusedAccountDays: withDays(source, RETENTION.unusedLoginAccounts).duration.days,
    sentLetterDays: withDays(source, RETENTION.sentLetters).duration.days,
    careLookups: {
      perPerson: wholeNumber(source, 'NETHERLANDS_CARE_LOOKUPS_PER_PERSON_PER_DAY', 60, 1),
      perUnit: wholeNumber(source, 'NETHERLANDS_CARE_LOOKUPS_PER_DAY', 600, 1),
    },
  };
}

/** Mails come back to the sender where no other address is set. */
export function bounceSettings(source: SettingSource): BounceSettings {
  const name = source['NETHERLANDS_BOUNCE_ADDRESS'] ? 'NETHERLANDS_BOUNCE_ADDRESS' : 'NETHERLANDS_MAIL_FROM';
  const key = source['NETHERLANDS_BOUNCE_KEY'] ? secretKey(source, 'NETHERLANDS_BOUNCE_KEY') : undefined;
  return { address: senderAddress(source, name), key };
}
