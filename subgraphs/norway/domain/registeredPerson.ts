import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import type { RegisterTime } from './registerTime.ts';

/**
 * Where the population register says a person lives. Protected, unknown and none are one case without any field
 * that says where: that a person is protected is itself secret.
 */
export type RegisteredAddress = VisibleAddress | { readonly kind: 'undisclosed' };

export interface VisibleAddress {
  readonly kind: 'visible';
  readonly lines: readonly string[];
  readonly postcode?: string;
  readonly place?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** As the register writes it: in capitals. */
export interface RegisteredName {
  readonly first: string;
  readonly middle?: string;
  readonly last: string;
}

/** A person as the population register knew them at `asOf`. */
export type RegisteredPerson = NamedPerson | CeasedPerson;

export interface NamedPerson {
  readonly status: 'RESIDENT' | 'EMIGRATED' | 'DEAD' | 'OTHER';
  /** The number in use, which is another than the one asked for when a D-number was continued as a fødselsnummer. */
  readonly identityNumber: Sensitive;
  /** The same person's, no longer in use, as far as the register tells; the one asked for is among them if it is not in use. */
  readonly otherNumbers: readonly Sensitive[];
  readonly name: RegisteredName;
  readonly birthDate?: CalendarDate;
  /** Never shown to anybody: only whether a location may be stored. */
  readonly protected: boolean;
  readonly address: RegisteredAddress;
  /** When the register last recorded something of what is read here: an older reading must not replace a newer one. */
  readonly recordedAt?: RegisterTime;
  readonly asOf: Date;
}

/** A record that was closed because the identity was false or a duplicate. The register gives no name with it. */
export interface CeasedPerson {
  readonly status: 'CEASED';
  readonly identityNumber: Sensitive;
  readonly asOf: Date;
}
