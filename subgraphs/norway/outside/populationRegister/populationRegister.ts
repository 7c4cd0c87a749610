import type { Sensitive } from '../../../shared/vocabulary/sensitive.ts';
import type { RegisteredPerson } from '../../domain/registeredPerson.ts';
import type { RegisterTime } from '../../domain/registerTime.ts';

/**
 * What we ask of the national population register (Folkeregisteret). Every person comes without any location that we
 * may not hold. All throw PopulationRegisterUnavailable.
 */
export interface PopulationRegister {
  /** The person who has that fødselsnummer or D-number. */
  personOf(number: Sensitive): Promise<RegisteredPerson | 'UNKNOWN_PERSON'>;

  /** Each number once, in the order asked, a thousand to a request. For work that nobody waits for. */
  peopleOf(numbers: readonly Sensitive[]): Promise<readonly LookedUp[]>;

  /**
   * Up to a thousand events from that sequence number on, itself included. `etag` is the one of an earlier page from
   * the same number, to hear only whether there is more. TOO_OLD: the register no longer goes back that far.
   */
  eventsFrom(sequence: number, etag?: string): Promise<EventPage | 'NOT_MODIFIED' | 'TOO_OLD'>;

  /** The number of the latest event. One below a position reached before means that the register was put back. */
  latestSequence(): Promise<number>;
}

export interface LookedUp {
  readonly number: Sensitive;
  /** NOT_DELIVERED: unknown, expired or left out, which asking for that one alone tells. DATA_ERROR: not readable. */
  readonly found: RegisteredPerson | 'NOT_DELIVERED' | 'DATA_ERROR';
}

/** Numbers may be left out between events. None of them is below the one asked for. */
export interface EventPage {
  readonly events: readonly RegisterEvent[];
  /** Where to go on: one above the highest, or the number asked for when there was nothing. */
  readonly next: number;
  readonly etag?: string;
}

/** Something changed about a person. Whatever the type, a known one or not, the person is to be read again. */
export interface RegisterEvent {
  readonly sequence: number;
  /** As the register writes it, e.g. 'endringIBostedsadresse'. */
  readonly type?: string;
  /** None where the event names nobody, or nobody of this environment. */
  readonly number?: Sensitive;
  readonly recordedAt?: RegisterTime;
}

export type UnavailableReason =
  | 'NETWORK'
  | 'TIMED_OUT'
  | 'SERVER_ERROR'
  | 'RATE_LIMITED'
  | 'ACCESS_REFUSED'
  | 'REQUEST_REFUSED'
  | 'UNREADABLE_ANSWER'
  | 'DATA_ERROR'
  | 'TOKEN_UNREACHABLE'
  | 'TOKEN_REFUSED'
  | 'CIRCUIT_OPEN';

/** The register gave no answer to go by. Carries the reason alone: neither the number asked nor text of the register. */
export class PopulationRegisterUnavailable extends Error {
  readonly reason: UnavailableReason;
  /** Of TOKEN_REFUSED: Maskinporten's own code and what to look at, e.g. 'MP-200 REGISTRATION'. */
  readonly detail: string | undefined;

  constructor(reason: UnavailableReason, detail?: string) {
    super(`Population register unavailable: ${[reason, detail].filter(Boolean).join(' ')}`);
    this.reason = reason;
    this.detail = detail;
  }
}
