import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import { type IdentityNumberFault, readSeries } from './identityNumberSeries.ts';

/** A fødselsnummer or D-number with right check digits, of the kind this environment takes. Prints as '128385*****'. */
export type NationalIdentityNumber = Sensitive<IdentityDigits>;
export type IdentityDigits = string & { readonly nationalIdentityNumber: unique symbol };

/** Production refuses synthetic numbers; every other environment takes nothing else. */
export type SyntheticNumbers = 'only' | 'refuse';

type Reason = IdentityNumberFault | 'SERIES' | 'SYNTHETIC' | 'NOT_SYNTHETIC';

/**
 * The refusal names its reason in `parts`: FORMAT, DATE, CHECK_DIGITS, SERIES (a help number or another body's
 * synthetic one: no register knows it), SYNTHETIC or NOT_SYNTHETIC (wrong environment).
 */
export function parseNationalIdentityNumber(
  text: string,
  synthetic: SyntheticNumbers,
  field?: string,
): NationalIdentityNumber | Refusal<'NATIONAL_IDENTITY_NUMBER_INVALID'> {
  const reason = reasonAgainst(text, synthetic);
  if (reason) return refuse('NATIONAL_IDENTITY_NUMBER_INVALID', { ...(field && { field }), parts: [reason] });
  return new Sensitive(text as IdentityDigits, `${text.slice(0, 6)}*****`);
}

/** Whether it is a D-number: 4 was added to its first digit. */
export function isDNumber(number: Sensitive): boolean {
  return /^[4-7]/.test(number.reveal());
}

function reasonAgainst(text: string, synthetic: SyntheticNumbers): Reason | undefined {
  const read = readSeries(text);
  if ('fault' in read) return read.fault;
  switch (read.series) {
    case 'REAL':
      return synthetic === 'only' ? 'NOT_SYNTHETIC' : undefined;
    case 'SYNTHETIC':
      return synthetic === 'refuse' ? 'SYNTHETIC' : undefined;
    default:
      return 'SERIES';
  }
}
