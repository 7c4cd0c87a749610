import { mailSender, smtpAddress } from '../shared/runtime/mailSettings.ts';
import { withDays, withYears } from '../shared/runtime/runtimeRetention.ts';
import {
  exportsPerDay,
  json,
  privateKey,
  SettingError,
  type SettingSource,
  secretKey,
  webAddress,
  wholeNumber,
} from '../shared/runtime/settings.ts';
import { type AccountSettings, accountSettings, type BounceSettings, bounceSettings } from './accountSettings.ts';
import type { Provinces } from './domain/feed/membershipFacts.ts';
import { RETENTION } from './domain/retention.ts';
import { type FirstAidSettings, firstAidSettings } from './firstAidSettings.ts';
import { type PaymentSettings, paymentSettings } from './paymentSettings.ts';
import { type RelationSettings, relationSettings } from './relationSettings.ts';
import { type SubscriptionLifeSettings, subscriptionLifeSettings } from './subscriptionLifeSettings.ts';

const PROVINCES = 'NETHERLANDS_PROVINCES';

export interface NetherlandsSettings {
  readonly secret: Buffer;
  readonly loginIssuer: string;
  /** PKCS #8 PEM. */
  readonly signingKey: string;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  readonly publicUrl: string;
  readonly firstMonthCounts: boolean;
  /** How long the link of a forgotten password works. */
  readonly resetLinkMinutes: number;
  /** How many wrong links of one network are answered within an hour. */
  readonly wrongLinksPerHour: number;
  readonly exportsPerDay: number;
  readonly provinces: Provinces;
  readonly expiredLinkDays: number;
  readonly endedMemberYears: number;
  readonly firstAid: FirstAidSettings;
  readonly relations: RelationSettings;
  readonly subscriptionLife: SubscriptionLifeSettings;
  readonly payments: PaymentSettings;
  readonly accounts: AccountSettings;
  readonly bounces: BounceSettings;
}

export function netherlandsSettings(source: SettingSource): NetherlandsSettings {
  return {
    secret: secretKey(source, 'NETHERLANDS_SECRET'),
    loginIssuer: webAddress(source, 'NETHERLANDS_LOGIN_ISSUER'),
    signingKey: privateKey(source, 'NETHERLANDS_SIGNING_KEY'),
    smtpUrl: smtpAddress(source),
    mailFrom: mailSender(source, 'NETHERLANDS_MAIL_FROM'),
    publicUrl: webAddress(source, 'PUBLIC_URL'),
    firstMonthCounts: yesOrNo(source, 'NETHERLANDS_FIRST_MONTH_COUNTS', true),
    resetLinkMinutes: wholeNumber(source, 'NETHERLANDS_RESET_LINK_MINUTES', 30, 5, 1_440), // the source gives no time
    wrongLinksPerHour: wholeNumber(source, 'NETHERLANDS_WRONG_LINKS_PER_HOUR', 10, 1, 10_000),
    exportsPerDay: exportsPerDay(source, 'netherlands'),
    provinces: source[PROVINCES] ? json(source, PROVINCES, readProvinces) : {},
    expiredLinkDays: withDays(source, RETENTION.passwordResetLinks).duration.days,
    endedMemberYears: withYears(source, RETENTION.endedMembers).duration.years,
    firstAid: firstAidSettings(source),
    relations: relationSettings(source),
    subscriptionLife: subscriptionLifeSettings(source),
    payments: paymentSettings(source),
    accounts: accountSettings(source),
    bounces: bounceSettings(source),
  };
}

// By branch, since the register does not know where its branches are; as ISO 3166-2 has the provinces.
function readProvinces(value: unknown): Provinces | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  return entries.every(([branch, province]) => /^\d{4}$/.test(branch) && /^NL-[A-Z]{2}$/.test(String(province)))
    ? Object.fromEntries(entries)
    : undefined;
}

function yesOrNo(source: SettingSource, name: string, otherwise: boolean): boolean {
  const value = source[name] || String(otherwise);
  if (value !== 'true' && value !== 'false') throw new SettingError(`${name} must be true or false`);
  return value === 'true';
}
