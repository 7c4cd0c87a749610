import type { MemberChange } from '../../operations/details/changeMemberDetails.ts';
import type { ChangeMemberDetailsInput } from './changeMemberDetailsInput.ts';

/** The input with an empty text for a text that a client sends as null, and nothing for another null. */
export function memberChange({ customerId, version, ...input }: ChangeMemberDetailsInput): MemberChange {
  return {
    customerId,
    version,
    initials: textOf(input.initials),
    prefix: textOf(input.prefix),
    lastName: textOf(input.lastName),
    callName: textOf(input.callName),
    country: textOf(input.country),
    postcode: textOf(input.postcode),
    houseNumber: input.houseNumber ?? undefined,
    houseNumberAddition: textOf(input.houseNumberAddition),
    email: textOf(input.email),
    newsletter: input.newsletter ?? undefined,
    iban: textOf(input.iban),
    bic: textOf(input.bic),
    duplicateOverrideReason: input.duplicateOverrideReason ?? undefined,
  };
}

function textOf(given: string | null | undefined): string | undefined {
  return given === null ? '' : given;
}
