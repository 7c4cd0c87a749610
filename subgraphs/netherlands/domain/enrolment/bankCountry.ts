/** An account as it was read: either part may be missing. */
export interface BankAccount {
  readonly iban: string | undefined;
  readonly bic: string | undefined;
}

// Territories whose banks have BICs of their own and IBANs of the country that they belong to (registry of IBANs).
const IBAN_COUNTRY: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['GF', 'GP', 'MQ', 'RE', 'YT', 'PM', 'BL', 'MF', 'WF', 'PF', 'NC', 'TF'].map((one) => [one, 'FR']),
  ),
  ...Object.fromEntries(['GG', 'IM', 'JE'].map((one) => [one, 'GB'])),
  AX: 'FI',
};

/** Whether BIC and IBAN are of one country, as far as both are there. */
export function isOfOneCountry({ iban, bic }: BankAccount): boolean {
  if (!iban || !bic) return true;
  const ofIban = iban.slice(0, 2);
  const ofBic = bic.slice(4, 6);
  return ofBic === ofIban || IBAN_COUNTRY[ofBic] === ofIban;
}
