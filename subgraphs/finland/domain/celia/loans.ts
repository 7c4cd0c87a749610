import type { CeliaCustomer, Loans } from '../customer.ts';

/** What counts as borrowed: what Celia recorded, and until then the most that the format allows by default. */
export function loansOf({ loans, format }: Pick<CeliaCustomer, 'loans' | 'format'>): Loans {
  return loans ?? (format === 'ONLINE' ? 'READ_ONLINE' : 'CD_OR_DOWNLOAD');
}
