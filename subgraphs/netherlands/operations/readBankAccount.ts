import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools';
import { readForm } from '../../shared/vocabulary/form.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';

/** The desk's two fields (N17), both of which may stay empty. */
export interface TypedBankAccount {
  readonly iban?: string | undefined;
  readonly bic?: string | undefined;
}

/** IBAN in its electronic form and BIC, where they were given. */
export function readBankAccount({ iban, bic }: TypedBankAccount) {
  return readForm({ iban: readIban(iban ?? ''), bic: readBic(bic ?? '') });
}

function readIban(text: string): string | undefined | Refusal<'IBAN_INVALID'> {
  const iban = electronicFormatIBAN(text);
  if (!iban) return text.trim() ? refuse('IBAN_INVALID', { field: 'iban' }) : undefined;
  return isValidIBAN(iban) ? iban : refuse('IBAN_INVALID', { field: 'iban' });
}

function readBic(text: string): string | undefined | Refusal<'BIC_INVALID'> {
  const bic = text.trim().toUpperCase();
  if (!bic) return undefined;
  return isValidBIC(bic) ? bic : refuse('BIC_INVALID', { field: 'bic' });
}
