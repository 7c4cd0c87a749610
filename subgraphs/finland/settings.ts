import type { LookupLimits } from '../shared/runtime/lookupBudget.ts';
import { mailSender, smtpAddress } from '../shared/runtime/mailSettings.ts';
import { withDays, withYears } from '../shared/runtime/runtimeRetention.ts';
import {
  exportsPerDay,
  type LookupSettings,
  lookupSettings,
  privateKey,
  SettingError,
  type SettingSource,
  secretKey,
  webAddress,
  wholeNumber,
} from '../shared/runtime/settings.ts';
import { type VaultKeyRing, vaultKeyRing } from '../shared/runtime/vaultKeyRing.ts';
import { type CalendarDate, parseCalendarDate } from '../shared/vocabulary/calendarDate.ts';
import { type PurgeDay, parsePurgeDay } from './domain/celia/purge.ts';
import type { RegionLevel } from './domain/feed/membershipFacts.ts';
import type { ArtificialCodes } from './domain/personalIdentityCode.ts';
import { RETENTION } from './domain/retention.ts';
import type { FinnishRetention } from './registry.ts';

const THREE_DAYS = 72; // the source does not say how long the customer has
const LONGEST_LINK_HOURS = 24 * 30;

export interface FinlandSettings {
  secret: Buffer;
  vaultKeys: VaultKeyRing;
  smtpUrl: string;
  mailFrom: string;
  /** Where customers reach the gateway, without a slash at the end. */
  publicUrl: string;
  /** The issuer in the tokens of customers. */
  loginIssuer: string;
  /** PKCS #8 PEM. */
  signingKey: string;
  artificialCodes: ArtificialCodes;
  credentialLinkHours: number;
  /** How many wrong links of one network are answered within an hour. */
  wrongLinksPerHour: number;
  lookups: LookupSettings;
  /** How many people one of Celia's staff, and all of them, may look up in 24 hours. */
  celiaLookups: LookupLimits;
  /** As how many persons looked up a search by name counts. */
  nameSearchCountsAs: number;
  exportsPerDay: number;
  membershipRegion: RegionLevel;
  groundsChangedOn: CalendarDate;
  welcomeDays: number;
  longestRestrictionDays: number;
  registrarPasswordDays: number;
  retention: FinnishRetention;
}

export function finlandSettings(source: SettingSource): FinlandSettings {
  return {
    secret: secretKey(source, 'FINLAND_SECRET'),
    vaultKeys: vaultKeyRing(source, 'finland'),
    smtpUrl: smtpAddress(source),
    mailFrom: mailSender(source, 'FINLAND_MAIL_FROM'),
    publicUrl: webAddress(source, 'PUBLIC_URL'),
    loginIssuer: webAddress(source, 'FINLAND_LOGIN_ISSUER'),
    signingKey: privateKey(source, 'FINLAND_SIGNING_KEY'),
    artificialCodes: artificialCodes(source['FINLAND_ARTIFICIAL_CODES'] || 'refuse'),
    credentialLinkHours: wholeNumber(source, 'FINLAND_CREDENTIAL_LINK_HOURS', THREE_DAYS, 1, LONGEST_LINK_HOURS),
    wrongLinksPerHour: wholeNumber(source, 'FINLAND_WRONG_LINKS_PER_HOUR', 10, 1, 10_000),
    lookups: lookupSettings(source, 'finland'),
    celiaLookups: {
      perPerson: wholeNumber(source, 'FINLAND_CELIA_LOOKUPS_PER_PERSON_PER_DAY', 100, 1),
      perUnit: wholeNumber(source, 'FINLAND_CELIA_LOOKUPS_PER_DAY', 500, 1),
    },
    nameSearchCountsAs: wholeNumber(source, 'FINLAND_NAME_SEARCH_COUNTS_AS', 1, 1, 20),
    exportsPerDay: exportsPerDay(source, 'finland'),
    membershipRegion: regionLevel(source['FINLAND_MEMBERSHIP_REGION'] || 'municipality'),
    groundsChangedOn: calendarDay(source, 'FINLAND_SCHOOL_SUPPORT_CHANGED_ON', '2025-08-01'),
    welcomeDays: wholeNumber(source, 'FINLAND_WELCOME_DAYS', 14, 1, 90),
    longestRestrictionDays: wholeNumber(source, 'FINLAND_LONGEST_RESTRICTION_DAYS', 365, 1, 3_650),
    registrarPasswordDays: wholeNumber(source, 'FINLAND_REGISTRAR_PASSWORD_DAYS', 365, 1, 3_650),
    retention: {
      onlineYears: withYears(source, RETENTION.endedOnlineCustomers).duration.years,
      discYears: withYears(source, RETENTION.endedDiscCustomers).duration.years,
      linkDays: withDays(source, RETENTION.credentialLinks).duration.days,
      formerEmailDays: withDays(source, RETENTION.formerEmails).duration.days,
      closedTaskDays: withDays(source, RETENTION.closedTasks).duration.days,
      openCaseDays: withDays(source, RETENTION.openCases).duration.days,
      decidedCaseDays: withDays(source, RETENTION.decidedCases).duration.days,
      restrictionDays: withDays(source, RETENTION.endedRestrictions).duration.days,
      purgeDay: purgeDay(source['FINLAND_PURGE_DAY'] || '02-01'),
    },
  };
}

function regionLevel(text: string): RegionLevel {
  if (text !== 'municipality' && text !== 'none')
    throw new SettingError('FINLAND_MEMBERSHIP_REGION must be municipality or none');
  return text;
}

function calendarDay(source: SettingSource, name: string, otherwise: string): CalendarDate {
  const day = parseCalendarDate(source[name] || otherwise);
  if (!day) throw new SettingError(`${name} must be a day, YYYY-MM-DD`);
  return day;
}

function artificialCodes(value: string): ArtificialCodes {
  if (value !== 'allow' && value !== 'refuse')
    throw new SettingError('FINLAND_ARTIFICIAL_CODES must be allow or refuse');
  return value;
}

function purgeDay(value: string): PurgeDay {
  const day = parsePurgeDay(value);
  if (!day) throw new SettingError('FINLAND_PURGE_DAY must be a day of every year, MM-DD');
  return day;
}
