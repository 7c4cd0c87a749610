import {
  ValidationErrorsBIC as BicError,
  electronicFormatIBAN,
  ValidationErrorsIBAN as IbanError,
  validateBIC,
  validateIBAN,
} from 'ibantools';
import { readForm } from '../../shared/vocabulary/form.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { isOfOneCountry } from '../domain/enrolment/bankCountry.ts';

/** The desk's two fields (N17), both of which may stay empty. */
export interface TypedBankAccount {
  readonly iban?: string | undefined;
  readonly bic?: string | undefined;
}

const IBAN_PARTS: Readonly<Record<IbanError, string>> = {
  [IbanError.NoIBANProvided]: 'MISSING',
  [IbanError.NoIBANCountry]: 'COUNTRY',
  [IbanError.WrongBBANLength]: 'LENGTH',
  [IbanError.WrongBBANFormat]: 'FORMAT',
  [IbanError.ChecksumNotNumber]: 'CHECK_DIGITS_MISSING',
  [IbanError.WrongIBANChecksum]: 'CHECK_DIGITS',
  [IbanError.WrongAccountBankBranchChecksum]: 'ACCOUNT_NUMBER',
  [IbanError.QRIBANNotAllowed]: 'QR_IBAN',
};
const BIC_PARTS: Readonly<Record<BicError, string>> = {
  [BicError.NoBICProvided]: 'MISSING',
  [BicError.NoBICCountry]: 'COUNTRY',
  [BicError.WrongBICFormat]: 'FORMAT',
};

/** IBAN in its electronic form and BIC, where they were given. What is wrong with either is told apart in `parts`. */
export function readBankAccount(typed: TypedBankAccount) {
  const read = readForm({ iban: readIban(typed.iban ?? ''), bic: readBic(typed.bic ?? '') });
  if (isRefusal(read) || isOfOneCountry(read)) return read;
  return refuse('BIC_OF_ANOTHER_COUNTRY', { field: 'bic' });
}

function readIban(text: string): string | undefined | Refusal<'IBAN_INVALID'> {
  if (!text.trim()) return undefined;
  const iban = electronicFormatIBAN(text) ?? '';
  const { errorCodes } = validateIBAN(iban);
  return errorCodes.length === 0
    ? iban
    : refuse('IBAN_INVALID', { field: 'iban', parts: partsOf(errorCodes, IBAN_PARTS) });
}

function readBic(text: string): string | undefined | Refusal<'BIC_INVALID'> {
  const bic = text.trim().toUpperCase();
  if (!bic) return undefined;
  const { errorCodes } = validateBIC(bic);
  return errorCodes.length === 0 ? bic : refuse('BIC_INVALID', { field: 'bic', parts: partsOf(errorCodes, BIC_PARTS) });
}

function partsOf<Code extends number>(codes: readonly Code[], names: Readonly<Record<Code, string>>): string[] {
  return codes.map((code) => names[code]);
}
