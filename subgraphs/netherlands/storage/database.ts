import type { EntitySchema } from 'typeorm';
import { AttemptTable1763900002000 } from '../../shared/runtime/attemptTable.ts';
import type { MigrationClass } from '../../shared/runtime/database.ts';
import { EventsOfMembership1766300000001 } from '../../shared/runtime/feed/eventsOfMembership1766300000001.ts';
import { RUNTIME_MIGRATIONS } from '../../shared/runtime/runtimeMigrations.ts';
import { FirstAidCases } from './firstAid/firstAidCases.ts';
import { EmailChanges } from './kb/emailChanges.ts';
import { Entitlements } from './kb/entitlements.ts';
import { LoginAccounts } from './kb/loginAccounts.ts';
import { PasswordResets } from './kb/passwordResets.ts';
import { Branches } from './memberSystem/branches.ts';
import { Customers } from './memberSystem/customers.ts';
import { LoginLinks } from './memberSystem/loginLinks.ts';
import { Organisations } from './memberSystem/organisations.ts';
import { Passes } from './memberSystem/passes.ts';
import { PaymentLines, Payments } from './memberSystem/payments/payments.ts';
import { Refunds } from './memberSystem/payments/refunds.ts';
import { CardRelations } from './memberSystem/relations/cardRelations.ts';
import { Subscriptions } from './memberSystem/subscriptions.ts';
import { SubscriptionTypes } from './memberSystem/subscriptionTypes.ts';
import { Synchronisations } from './memberSystem/synchronisations.ts';
import { DeskEnrolment1763800000000 } from './migrations/1763800000000-deskEnrolment.ts';
import { PasswordReset1763900002001 } from './migrations/1763900002001-passwordReset.ts';
import { LibraryScope1764100000002 } from './migrations/1764100000002-libraryScope.ts';
import { MemberRetention1764200002000 } from './migrations/1764200002000-memberRetention.ts';
import { TriedAddress1764400000001 } from './migrations/1764400000001-triedAddress.ts';
import { SubscriptionLife1765200000000 } from './migrations/1765200000000-subscriptionLife.ts';
import { KbCopy1765200000001 } from './migrations/1765200000001-kbCopy.ts';
import { Stages1765200000002 } from './migrations/1765200000002-stages.ts';
import { Desk1765300000001 } from './migrations/1765300000001-desk.ts';
import { PaymentLedger1765400000000 } from './migrations/1765400000000-paymentLedger.ts';
import { OnlineLoginAccount1765500000000 } from './migrations/1765500000000-onlineLoginAccount.ts';
import { LoginAccountChanges1765500001000 } from './migrations/1765500001000-loginAccountChanges.ts';
import { CustomerCare1765500002000 } from './migrations/1765500002000-customerCare.ts';
import { SentLetters1765500003000 } from './migrations/1765500003000-sentLetters.ts';
import { CardRelations1765600000000 } from './migrations/1765600000000-cardRelations.ts';
import { FirstAidCases1765600000001 } from './migrations/1765600000001-firstAidCases.ts';
import { MembershipFeed1765700000000 } from './migrations/1765700000000-membershipFeed.ts';
import { Staff } from './staff.ts';

// biome-ignore lint/suspicious/noExplicitAny: EntitySchema is invariant in its row
export const tables: EntitySchema<any>[] = [
  Organisations,
  Branches,
  Staff,
  SubscriptionTypes,
  Customers,
  Passes,
  Subscriptions,
  LoginLinks,
  CardRelations,
  FirstAidCases,
  Payments,
  PaymentLines,
  Refunds,
  Synchronisations,
  LoginAccounts,
  PasswordResets,
  EmailChanges,
  Entitlements,
];

export const migrations: MigrationClass[] = [
  ...RUNTIME_MIGRATIONS,
  DeskEnrolment1763800000000,
  AttemptTable1763900002000,
  PasswordReset1763900002001,
  LibraryScope1764100000002,
  TriedAddress1764400000001,
  MemberRetention1764200002000,
  SubscriptionLife1765200000000,
  KbCopy1765200000001,
  Stages1765200000002,
  Desk1765300000001,
  PaymentLedger1765400000000,
  OnlineLoginAccount1765500000000,
  LoginAccountChanges1765500001000,
  CustomerCare1765500002000,
  SentLetters1765500003000,
  CardRelations1765600000000,
  FirstAidCases1765600000001,
  MembershipFeed1765700000000,
  EventsOfMembership1766300000001,
];
