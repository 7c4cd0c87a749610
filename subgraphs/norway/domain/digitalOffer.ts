import type { CurrentCard } from './card.ts';
import type { LibraryMembership } from './libraryMembership.ts';
import type { LibraryNumber } from './libraryNumber.ts';

export interface DigitalService {
  readonly code: string;
  readonly name: string;
}

/** A service that one library has bought for its own patrons (B12), or one of the whole nation (B13). */
export interface OfferedService extends DigitalService {
  readonly library: LibraryNumber | 'NATIONAL';
}

/** Why a service is not open to somebody. */
export type NoService = 'CARD_BLOCKED' | 'NOT_A_PATRON' | 'NOT_ACTIVATED' | 'MEMBERSHIP_ENDED';

export interface DigitalServiceAccess {
  readonly service: DigitalService;
  /** Missing for the national services. */
  readonly library: LibraryNumber | undefined;
  /** Missing where the service is open. */
  readonly reason: NoService | undefined;
}

/** What is open to the holder of a card: the national services (B13), and each library's own to its patrons (B14). */
export function digitalServiceAccess(
  card: CurrentCard,
  memberships: readonly LibraryMembership[],
  national: readonly OfferedService[],
  offered: readonly OfferedService[],
): DigitalServiceAccess[] {
  const blocked: NoService | undefined = card.state === 'BLOCKED' ? 'CARD_BLOCKED' : undefined;
  const everywhere = national.map(({ code, name }) => ({
    service: { code, name },
    library: undefined,
    reason: blocked,
  }));
  const atLibraries = offered.map(({ library, code, name }) => ({
    service: { code, name },
    library: library === 'NATIONAL' ? undefined : library,
    reason: blocked ?? reasonAgainst(memberships.find((membership) => membership.library === library)),
  }));
  return [...everywhere, ...atLibraries];
}

function reasonAgainst(membership: LibraryMembership | undefined): NoService | undefined {
  switch (membership?.status) {
    case 'ACTIVE':
      return undefined;
    case 'PENDING':
      return 'NOT_ACTIVATED';
    case 'ENDED':
      return 'MEMBERSHIP_ENDED';
    default:
      return 'NOT_A_PATRON';
  }
}
