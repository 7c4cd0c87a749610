import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ACROSS_UNITS } from '../../subgraphs/finland/storage/scopes.ts';
import { ACROSS_LIBRARIES as OF_NETHERLANDS } from '../../subgraphs/netherlands/storage/scopes.ts';
import { ACROSS_LIBRARIES as OF_NORWAY } from '../../subgraphs/norway/storage/scopes.ts';

// Whoever adds a line here lets some code see everybody's records: it is meant to be seen in review.
const WIDE: Readonly<Record<string, readonly string[]>> = {
  'finland celiaStaff': ['storage/scopes.ts'],
  'finland dueTasks': ['operations/registration/openDueTasks.ts'],
  'finland exactSearch': [
    'operations/findCeliaCustomer.ts',
    'operations/registerCeliaCustomer.ts',
    'operations/registration/setPersonalIdentityCode.ts',
  ],
  'finland mailedLink': ['operations/chooseCeliaPassword.ts'],
  'finland migration': [
    'storage/migrations/celiaErasure1764300001000.ts',
    'storage/migrations/membershipFeed1765900000000.ts',
    'storage/migrations/registrationWhole1765100000000.ts',
  ],
  'finland signIn': ['operations/registration/chooseOwnCeliaPassword.ts', 'operations/signInToCelianet.ts'],
  'finland reseal': ['operations/registration/resealRecords.ts'],
  'finland transfer': ['operations/registration/transferCeliaCustomer.ts'],
  'netherlands drift': ['operations/synchronisation/scanForDrift.ts'],
  'netherlands existingLoginAccount': ['operations/linkExistingLoginAccount.ts'],
  'netherlands migration': [
    'storage/migrations/1765200000000-subscriptionLife.ts',
    'storage/migrations/1765200000001-kbCopy.ts',
    'storage/migrations/1765700000000-membershipFeed.ts',
  ],
  'netherlands firstAidCase': ['operations/firstAid/caseScope.ts'],
  'netherlands onlineSignUp': ['operations/online/subscribeOnline.ts'],
  'netherlands payments': [
    'operations/online/cancelUnpaid.ts',
    'operations/payments/hearOfPayment.ts',
    'operations/payments/openCheckout.ts',
    'operations/payments/reconcilePayments.ts',
    'operations/payments/rereadPayment.ts',
    'operations/payments/sendRefunds.ts',
    'operations/payments/startPayment.ts',
  ],
  'netherlands ownRecord': ['operations/eraseOwnMemberships.ts', 'operations/exportOwnRecord.ts'],
  'netherlands passNumberTaken': ['operations/enrolment/isNumberTaken.ts'],
  'netherlands termsThatFallDue': ['operations/subscriptionLife/sweepTerms.ts'],
  'netherlands unactivatedAccounts': ['operations/deleteUnactivatedLoginAccounts.ts'],
  'norway cardInHand': [
    'operations/activateLibraryCard.ts',
    'operations/linkLibraryCard.ts',
    'operations/lockAccount.ts',
    'operations/seeLibraryCard.ts',
  ],
  'norway cardNumberTaken': ['operations/printedNumber.ts'],
  'norway registerEvents': ['operations/applyEvents.ts', 'operations/refreshDue.ts'],
  'norway migration': [
    'storage/migrations/accountUse1764200001000.ts',
    'storage/migrations/libraryCardChanges1764700000002.ts',
    'storage/migrations/membershipFeed1765800000000.ts',
  ],
  'shared feed': ['runtime/feed/publishMemberships.ts'],
  'shared outbox': ['runtime/outboxWorker.ts'],
  'shared restoreErase': ['runtime/eraseAgain.ts'],
  'shared retention': ['runtime/retention.ts'],
};

const files = readdirSync('subgraphs', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, text: readFileSync(join('subgraphs', path), 'utf8') }));
const matching = (pattern: RegExp) =>
  files
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path)
    .sort();

test('[A28] every wide scope and every file that opens one is on the list', () => {
  const found: Record<string, string[]> = {};
  for (const { path, text } of files) {
    for (const [, reason] of text.matchAll(/\b(?:acrossUnits|acrossLibraries|everyRecord)\('(\w+)'\)/g)) {
      const [country = '', ...rest] = path.split('/');
      const users = new Set(found[`${country} ${reason}`]).add(rest.join('/'));
      found[`${country} ${reason}`] = [...users];
    }
  }
  for (const users of Object.values(found)) users.sort();
  expect(found).toEqual(WIDE);
  const reasons = { finland: ACROSS_UNITS, netherlands: OF_NETHERLANDS, norway: OF_NORWAY };
  const named = Object.entries(reasons).flatMap(([country, list]) =>
    Object.keys(list).map((one) => `${country} ${one}`),
  );
  const own = Object.keys(WIDE).filter((one) => one.startsWith('shared ') || one.endsWith(' migration'));
  expect([...named, ...own].sort()).toEqual(Object.keys(WIDE).sort());
});

test('[A28] a wide scope is opened by its name only, and the scope is set in one place', () => {
  const byName = /\b(acrossUnits|acrossLibraries|everyRecord)\((?!'|reason)/;
  expect(matching(byName)).toEqual([]);
  expect(matching(/everyRecord\(reason\)/)).toEqual(
    ['finland', 'netherlands', 'norway'].map((country) => `${country}/storage/scopes.ts`),
  );
  expect(matching(/kind: 'every'/)).toEqual(['shared/runtime/scope.ts']);
  // Triggers that keep an invariant or note a change that concerns other libraries too take the scope themselves, and give it back.
  const triggers = ['cardsAndMemberships1764700000001.ts', 'libraryCardChanges1764700000002.ts'];
  const own = triggers.map((file) => `norway/storage/migrations/${file}`);
  expect(matching(/set_config\('app\.scope'/)).toEqual([
    ...own,
    'shared/runtime/feed/feedTables.ts',
    'shared/runtime/scope.ts',
  ]);
});
