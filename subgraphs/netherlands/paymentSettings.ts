import { withYears } from '../shared/runtime/runtimeRetention.ts';
import { type SettingSource, webAddress, wholeNumber } from '../shared/runtime/settings.ts';
import { RETENTION } from './domain/retention.ts';

export interface PaymentSettings {
  /** Undefined where nothing is paid online. */
  readonly mollie: { readonly url: string; readonly key: string; readonly deadlineMs: number } | undefined;
  readonly unpaidDays: number;
  readonly ledgerYears: number;
}

const MOLLIE = { NETHERLANDS_MOLLIE_URL: 'https://api.mollie.com' };

export function paymentSettings(source: SettingSource): PaymentSettings {
  const key = source['NETHERLANDS_MOLLIE_KEY'];
  const given = source['NETHERLANDS_MOLLIE_URL'] ? source : MOLLIE;
  const url = webAddress(given, 'NETHERLANDS_MOLLIE_URL');
  const deadlineMs = wholeNumber(source, 'NETHERLANDS_MOLLIE_DEADLINE_MS', 8_000, 100, 15_000);
  return {
    mollie: key ? { url, key, deadlineMs } : undefined,
    unpaidDays: wholeNumber(source, 'NETHERLANDS_UNPAID_DAYS', 7, 1, 365), // no source gives a time
    ledgerYears: withYears(source, RETENTION.ledger).duration.years,
  };
}
