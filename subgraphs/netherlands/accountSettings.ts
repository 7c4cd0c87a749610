import { type SettingSource, wholeNumber } from '../shared/runtime/settings.ts';

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
    careLookups: {
      perPerson: wholeNumber(source, 'NETHERLANDS_CARE_LOOKUPS_PER_PERSON_PER_DAY', 60, 1),
      perUnit: wholeNumber(source, 'NETHERLANDS_CARE_LOOKUPS_PER_DAY', 600, 1),
    },
  };
}
