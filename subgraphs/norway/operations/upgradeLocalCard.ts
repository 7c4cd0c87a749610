import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../shared/runtime/database.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Patron } from '../domain/actor.ts';
import { issueDigitalCard } from '../domain/card.ts';
import { allotDigitalNumber } from '../domain/cardNumberSeries.ts';
import type { ObservedAccount } from '../domain/disclosure.ts';
import { identifiedPatron } from '../domain/identifiedPatron.ts';
import { checkIssues, type Library } from '../domain/library.ts';
import { activateMembership } from '../domain/libraryMembership.ts';
import { parseLibraryNumber } from '../domain/libraryNumber.ts';
import { isProvedHolder, linkLocalCard } from '../domain/localCard.ts';
import type { NationalIdentityNumber } from '../domain/nationalIdentityNumber.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import type { Registry } from '../registry.ts';
import { lockSeries } from '../storage/cardNumberSeriesTable.ts';
import { findLibrary } from './findLibrary.ts';
import { lockLocalCard } from './localCardAtDesk.ts';
import { registerPerson } from './registerPerson.ts';
import type { Issue } from './registration.ts';

export interface OnlineUpgrade {
  readonly idempotencyKey: string;
  readonly libraryNumber: string;
  readonly localCardNumber: string;
  readonly acceptedRulesVersion: string;
}

type Said = Refusal<NorwegianRefusalCode>;

/**
 * The holder of a local card makes it the national one (B20), signed in strongly (B33): a digital card, a membership
 * with the card's library, which knows its patron already, and the local card linked.
 */
export async function upgradeLocalCard(
  registry: Registry,
  patron: Patron,
  { idempotencyKey: key, ...request }: OnlineUpgrade,
): Promise<ObservedAccount | Said> {
  const number = identifiedPatron(patron, registry.syntheticNumbers, registry.upgradeSignInLevel);
  if (isRefusal(number)) return number;
  const account = await registerPerson(registry, {
    actor: patron,
    attempt: { caller: patron.name, operation: 'upgradeLocalCard', key, request },
    number,
    purpose: 'OWN_REGISTRATION',
    issue: (tx, accountId) => issueUpgrade(tx, registry, number, request, accountId),
  });
  return isRefusal(account) ? account : { ...account, observer: 'HOLDER' };
}

async function issueUpgrade(
  tx: Transaction,
  registry: Registry,
  identityNumber: NationalIdentityNumber,
  { libraryNumber, localCardNumber, acceptedRulesVersion }: Omit<OnlineUpgrade, 'idempotencyKey'>,
  accountId: string,
): Promise<Issue | Said> {
  const library = await libraryWithUpgrade(tx, registry, libraryNumber);
  if (isRefusal(library)) return library;
  const local = await lockLocalCard(tx, library.number, localCardNumber);
  if (isRefusal(local)) return local;
  const person = await registry.vault.find(tx, identityNumber.reveal());
  // Somebody else's card and none are the same answer: numbers of cards could be tried.
  if (!isProvedHolder(local, person)) return refuse('LOCAL_CARD_UNKNOWN', { field: 'localCardNumber' });
  const at = registry.now();
  const localCard = linkLocalCard(local, { id: accountId, person }, at);
  if (isRefusal(localCard)) return localCard;
  const membership = activateMembership(undefined, { id: randomUUID(), accountId, library, acceptedRulesVersion, at });
  if (isRefusal(membership)) return membership;
  const allotted = allotDigitalNumber(await lockSeries(tx, library.number));
  if (isRefusal(allotted)) return allotted;
  const card = issueDigitalCard({ id: randomUUID(), accountId, number: allotted.number }, at);
  return { card, membership, contact: local.contact, series: allotted.series, localCard };
}

async function libraryWithUpgrade(
  tx: Transaction,
  registry: Registry,
  libraryNumber: string,
): Promise<Library | Refusal<'LIBRARY_UNKNOWN' | 'NATIONAL_CARDS_NOT_ISSUED'>> {
  const number = parseLibraryNumber(libraryNumber);
  const library = number && (await findLibrary(tx, registry, number));
  if (!library) return refuse('LIBRARY_UNKNOWN', { field: 'libraryNumber' });
  return checkIssues(library, 'NATIONAL') ?? library;
}
