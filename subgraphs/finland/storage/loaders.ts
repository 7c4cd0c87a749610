import DataLoader from 'dataloader';
import { In } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { Credential } from '../domain/credentials.ts';
import type { CustomerId } from '../domain/customer.ts';
import type { Unit } from '../domain/unit.ts';
import { credentials, fromCredentialRow } from './credentials.ts';
import { type GuardianConsentRow, guardianConsents } from './guardianConsents.ts';
import { type ContactPersonRow, contactPersons } from './registration/contactPersons.ts';
import { units } from './units.ts';

export interface Loaders {
  units: DataLoader<string, Unit | undefined>;
  credentials: DataLoader<CustomerId, Credential[]>;
  guardianConsents: DataLoader<CustomerId, GuardianConsentRow | undefined>;
  contactPersons: DataLoader<CustomerId, ContactPersonRow | undefined>;
}

// They batch but remember nothing: the second mutation of an operation must not be answered with what the first saw.
const BATCH_ONLY = { cache: false };

/** A transaction in the scope of whoever asks. */
type Read = <Result>(work: (tx: Transaction) => Promise<Result>) => Promise<Result>;

/** One statement for each kind of reference, however many customers an answer holds. */
export function openLoaders(source: Transaction, read: Read): Loaders {
  return {
    units: new DataLoader(async (ids) => {
      const rows = await source.findBy(units, { id: In([...ids]) });
      return ids.map((id) => rows.find((row) => row.id === id));
    }, BATCH_ONLY),
    credentials: new DataLoader(async (ids) => {
      const rows = await read((tx) => tx.findBy(credentials, { customerId: In([...ids]) }));
      return ids.map((id) => rows.filter(({ customerId }) => customerId === id).map(fromCredentialRow));
    }, BATCH_ONLY),
    guardianConsents: new DataLoader(async (ids) => {
      const rows = await read((tx) => tx.findBy(guardianConsents, { customerId: In([...ids]) }));
      return ids.map((id) => rows.find(({ customerId }) => customerId === id));
    }, BATCH_ONLY),
    contactPersons: new DataLoader(async (ids) => {
      const rows = await read((tx) => tx.findBy(contactPersons, { customerId: In([...ids]) }));
      return ids.map((id) => rows.find(({ customerId }) => customerId === id));
    }, BATCH_ONLY),
  };
}
