import type { Transaction } from '../../shared/runtime/database.ts';
import type { OfferedService } from '../domain/digitalOffer.ts';
import type { LibraryNumber } from '../domain/libraryNumber.ts';

/** The services of the whole nation (B13), with NATIONAL for a library, and those that the libraries have bought (B12). */
export async function findServicesOf(
  tx: Transaction,
  libraries: readonly (LibraryNumber | 'NATIONAL')[],
): Promise<OfferedService[]> {
  return tx.query(
    `SELECT offered.library, code, name FROM digital_service, LATERAL (
       SELECT 'NATIONAL' AS library WHERE is_national
       UNION ALL SELECT library FROM library_digital_service WHERE service = code AND NOT is_national) AS offered
     WHERE offered.library = ANY ($1) ORDER BY offered.library, code`,
    [libraries],
  );
}
