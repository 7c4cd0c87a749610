import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';

/** How often cards may be asked for, and for how long an unanswered request stands. */
export interface RelationTerms {
  /** Cards that one account may name within an hour; each may be asked for both functions. */
  readonly cardsPerHour: number;
  /** The same of one network: a library's readers share one. */
  readonly cardsPerHourOfNetwork: number;
  readonly requestDays: number;
}

/** What was gathered before a request is answered. Nothing in it tells whether the other card exists. */
export interface AskingFacts {
  readonly isOwnCard: boolean;
  readonly isMainClosed: boolean;
  /** The same number, birth date and function stand open already. */
  readonly isAskedAlready: boolean;
  /** The account's requests of the last hour, as typed: a pair of number and birth date stands for a card. */
  readonly lastHour: readonly { readonly pair: string; readonly requestedAt: Date }[];
  readonly pair: string;
}

type AskingRefusal = 'RELATIONS_CLOSED' | 'RELATION_SELF' | 'RELATION_EXISTS' | 'TOO_MANY_ATTEMPTS';

const HOUR_MS = 3_600_000;
const FUNCTIONS = 2;
const TYPED_NUMBER = /^\d{10,14}$/;

/** The number as typed, without blanks; a number that can be none is refused, for that tells of nobody. */
export function readTypedNumber(typed: string): string | Refusal<'RELATION_NUMBER_INVALID'> {
  const digits = typed.replaceAll(/\s/g, '');
  return TYPED_NUMBER.test(digits) ? digits : refuse('RELATION_NUMBER_INVALID', { field: 'passNumber' });
}

/** Every no here follows from what the caller typed and has himself; it is the same for a card that exists and for none. */
export function checkAsking(facts: AskingFacts, terms: RelationTerms, now: Date): Refusal<AskingRefusal> | undefined {
  if (facts.isMainClosed) return refuse('RELATIONS_CLOSED', { field: 'mainCardId' });
  const wait = secondsToWait(facts, terms, now);
  if (wait > 0) return refuse('TOO_MANY_ATTEMPTS', { parts: [String(wait)] });
  if (facts.isOwnCard) return refuse('RELATION_SELF', { field: 'passNumber' });
  return facts.isAskedAlready ? refuse('RELATION_EXISTS') : undefined;
}

/** Whether the pair was not typed within the hour: only then it is a guess more. */
export function isNewPair({ pair, lastHour }: AskingFacts): boolean {
  return lastHour.every((one) => one.pair !== pair);
}

function secondsToWait(facts: AskingFacts, { cardsPerHour }: RelationTerms, now: Date): number {
  const { lastHour } = facts;
  const pairs = new Set(lastHour.map(({ pair }) => pair));
  const isFull = isNewPair(facts) ? pairs.size >= cardsPerHour : lastHour.length >= FUNCTIONS * cardsPerHour;
  if (!isFull) return 0;
  const first = Math.min(...lastHour.map(({ requestedAt }) => requestedAt.getTime()));
  return Math.max(1, Math.ceil((first + HOUR_MS - now.getTime()) / 1_000));
}

/** An unanswered request ends so many days of 24 hours after it was made. */
export function lapseOf(requestedAt: Date, { requestDays }: RelationTerms): Date {
  return new Date(requestedAt.getTime() + requestDays * 24 * HOUR_MS);
}
