import type { EntitySchema } from 'typeorm';
import { AttemptTable1763900002000 } from '../../shared/runtime/attemptTable.ts';
import type { MigrationClass } from '../../shared/runtime/database.ts';
import { EventsOfMembership1766300000001 } from '../../shared/runtime/feed/eventsOfMembership1766300000001.ts';
import { LookupBudgetTable1763900000000 } from '../../shared/runtime/lookupBudgetTable.ts';
import { RUNTIME_MIGRATIONS } from '../../shared/runtime/runtimeMigrations.ts';
import { credentials } from './credentials.ts';
import { customers } from './customers.ts';
import { eligibilities } from './eligibilities.ts';
import { formerEmails } from './formerEmails.ts';
import { guardianConsents } from './guardianConsents.ts';
import { CeliaActs1765000000001 } from './migrations/celiaActs1765000000001.ts';
import { CeliaErasure1764300001000 } from './migrations/celiaErasure1764300001000.ts';
import { CeliaRegister1763786400000 } from './migrations/celiaRegister1763786400000.ts';
import { CeliaStaff1765000000000 } from './migrations/celiaStaff1765000000000.ts';
import { CustomersOfUnit1765000000003 } from './migrations/customersOfUnit1765000000003.ts';
import { MembershipFeed1765900000000 } from './migrations/membershipFeed1765900000000.ts';
import { NameSearch1764400000000 } from './migrations/nameSearch1764400000000.ts';
import { RegistrarAccounts1765000000002 } from './migrations/registrarAccounts1765000000002.ts';
import { RegistrationWhole1765100000000 } from './migrations/registrationWhole1765100000000.ts';
import { UnitScope1764100000001 } from './migrations/unitScope1764100000001.ts';
import { registrars, registrarUnits } from './registrars.ts';
import { cases } from './registration/cases.ts';
import { consents } from './registration/consents.ts';
import { contactPersons } from './registration/contactPersons.ts';
import { tasks } from './registration/tasks.ts';
import { units } from './units.ts';

// biome-ignore lint/suspicious/noExplicitAny: EntitySchema is invariant in its row
export const tables: EntitySchema<any>[] = [
  units,
  registrars,
  registrarUnits,
  customers,
  eligibilities,
  guardianConsents,
  credentials,
  formerEmails,
  consents,
  contactPersons,
  tasks,
  cases,
];

export const migrations: MigrationClass[] = [
  ...RUNTIME_MIGRATIONS,
  CeliaRegister1763786400000,
  LookupBudgetTable1763900000000,
  AttemptTable1763900002000,
  UnitScope1764100000001,
  NameSearch1764400000000,
  CeliaErasure1764300001000,
  CeliaStaff1765000000000,
  CeliaActs1765000000001,
  RegistrarAccounts1765000000002,
  CustomersOfUnit1765000000003,
  RegistrationWhole1765100000000,
  MembershipFeed1765900000000,
  EventsOfMembership1766300000001,
];
