import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../shared/runtime/database.ts';
import { readForm } from '../../shared/vocabulary/form.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Patron } from '../domain/actor.ts';
import { issueDigitalCard } from '../domain/card.ts';
import { allotDigitalNumber } from '../domain/cardNumberSeries.ts';
import { type Contact, readContact } from '../domain/contact.ts';
import type { ObservedAccount } from '../domain/disclosure.ts';
import { identifiedPatron } from '../domain/identifiedPatron.ts';
import { checkIssues } from '../domain/library.ts';
import { type LibraryNumber, parseLibraryNumber } from '../domain/libraryNumber.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import type { Registry } from '../registry.ts';
import { lockSeries } from '../storage/cardNumberSeriesTable.ts';
import { findLibrary } from './findLibrary.ts';
import { registerPerson } from './registerPerson.ts';
import type { Issue } from './registration.ts';

export interface OnlineRegistration {
  readonly idempotencyKey: string;
  readonly libraryNumber: string;
  readonly telephone: string;
  readonly email: string;
}

/** The patron registers online with a digital card (B6-B8). The chosen library still has to activate it (B32). */
export async function registerLibraryCard(
  registry: Registry,
  patron: Patron,
  input: OnlineRegistration,
): Promise<ObservedAccount | Refusal<NorwegianRefusalCode>> {
  const number = identifiedPatron(patron, registry.syntheticNumbers);
  if (isRefusal(number)) return number;
  const library = parseLibraryNumber(input.libraryNumber) ?? refuse('LIBRARY_UNKNOWN', { field: 'libraryNumber' });
  const form = readForm({ library, ...readContact(input) });
  if (isRefusal(form)) return form;
  const { idempotencyKey: key, ...request } = input;
  const account = await registerPerson(registry, {
    actor: patron,
    attempt: { caller: patron.name, operation: 'registerLibraryCard', key, request },
    number,
    purpose: 'OWN_REGISTRATION',
    issue: (tx, accountId) => issueAt(tx, registry, form, accountId),
  });
  return isRefusal(account) ? account : { ...account, observer: 'HOLDER' };
}

async function issueAt(
  tx: Transaction,
  registry: Registry,
  { library, ...contact }: Contact & { library: LibraryNumber },
  accountId: string,
): Promise<Issue | Refusal<'LIBRARY_UNKNOWN' | 'NATIONAL_CARDS_NOT_ISSUED' | 'CARD_SERIES_USED_UP'>> {
  const chosen = await findLibrary(tx, registry, library);
  if (!chosen) return refuse('LIBRARY_UNKNOWN', { field: 'libraryNumber' });
  const notIssued = checkIssues(chosen, 'NATIONAL');
  if (notIssued) return { ...notIssued, field: 'libraryNumber' };
  const allotted = allotDigitalNumber(await lockSeries(tx, library));
  if (isRefusal(allotted)) return allotted;
  const now = registry.now();
  return {
    card: issueDigitalCard({ id: randomUUID(), accountId, number: allotted.number }, now),
    membership: { id: randomUUID(), accountId, library, status: 'PENDING', chosenAt: now },
    contact,
    series: allotted.series,
  };
}
