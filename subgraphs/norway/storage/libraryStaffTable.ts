import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { LibraryNumber } from '../domain/libraryNumber.ts';

/** At which library somebody works, or a program does, by the name of the issuer that vouches for them and their subject there. */
export interface LibraryStaffRow {
  issuer: string;
  subject: string;
  library: string;
  role: 'DESK' | 'SYSTEM';
}

export interface Workplace {
  readonly library: LibraryNumber;
  readonly role: LibraryStaffRow['role'];
}

export const libraryStaffTable = new EntitySchema<LibraryStaffRow>({
  name: 'library_staff',
  columns: {
    issuer: { type: 'text', primary: true },
    subject: { type: 'text', primary: true },
    library: { type: 'text' },
    role: { type: 'text' },
  },
});

export async function findWorkplace(tx: Transaction, issuer: string, subject: string): Promise<Workplace | undefined> {
  const row = await tx.findOneBy(libraryStaffTable, { issuer, subject });
  return row ? { library: row.library as LibraryNumber, role: row.role } : undefined;
}
