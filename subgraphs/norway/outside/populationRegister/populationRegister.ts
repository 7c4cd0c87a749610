import type { Sensitive } from '../../../shared/vocabulary/sensitive.ts';
import type { RegisteredPerson } from '../../domain/registeredPerson.ts';

/** What we ask of the national population register (Folkeregisteret). */
export interface PopulationRegister {
  /**
   * The person who has that fødselsnummer or D-number, already without any location we may not hold.
   * Throws PopulationRegisterUnavailable.
   */
  personOf(number: Sensitive): Promise<RegisteredPerson | 'UNKNOWN_PERSON'>;
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

  constructor(reason: UnavailableReason) {
    super(`Population register unavailable: ${reason}`);
    this.reason = reason;
  }
}
