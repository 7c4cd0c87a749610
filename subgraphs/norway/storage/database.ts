import type { EntitySchema } from 'typeorm';
import type { MigrationClass } from '../../shared/runtime/database.ts';
import { EventsOfMembership1766300000001 } from '../../shared/runtime/feed/eventsOfMembership1766300000001.ts';
import { LookupBudgetTable1763900000000 } from '../../shared/runtime/lookupBudgetTable.ts';
import { RUNTIME_MIGRATIONS } from '../../shared/runtime/runtimeMigrations.ts';
import { accountTable } from './accountTable.ts';
import { cardNumberSeriesTable } from './cardNumberSeriesTable.ts';
import { cardTable } from './cardTable.ts';
import { libraryStaffTable } from './libraryStaffTable.ts';
import { localCardTable } from './localCardTable.ts';
import { membershipTable } from './membershipTable.ts';
import { AccountUse1764200001000 } from './migrations/accountUse1764200001000.ts';
import { CardsAndMemberships1764700000001 } from './migrations/cardsAndMemberships1764700000001.ts';
import { LibraryCardChanges1764700000002 } from './migrations/libraryCardChanges1764700000002.ts';
import { LibraryCards1763700000001 } from './migrations/libraryCards1763700000001.ts';
import { LibraryScope1764100000003 } from './migrations/libraryScope1764100000003.ts';
import { MembershipFeed1765800000000 } from './migrations/membershipFeed1765800000000.ts';
import { RegisterFollowing1764800000010 } from './migrations/registerFollowing1764800000010.ts';
import { temporaryAddressTable } from './temporaryAddressTable.ts';

// biome-ignore lint/suspicious/noExplicitAny: EntitySchema is invariant in its row
export const tables: EntitySchema<any>[] = [
  accountTable,
  cardTable,
  membershipTable,
  cardNumberSeriesTable,
  libraryStaffTable,
  localCardTable,
  temporaryAddressTable,
];

export const migrations: MigrationClass[] = [
  ...RUNTIME_MIGRATIONS,
  LibraryCards1763700000001,
  LookupBudgetTable1763900000000,
  CardsAndMemberships1764700000001,
  LibraryCardChanges1764700000002,
  LibraryScope1764100000003,
  AccountUse1764200001000,
  RegisterFollowing1764800000010,
  MembershipFeed1765800000000,
  EventsOfMembership1766300000001,
];
