import type { DeskEnrolmentRequest } from '../operations/enrolDigitalMemberAtDesk.ts';
import type { EnrolDigitalMemberAtDeskInput } from './enrolmentInput.ts';

/** The input without the nulls that a client may send for what it leaves out. */
export function deskEnrolmentRequest(input: EnrolDigitalMemberAtDeskInput): DeskEnrolmentRequest {
  const { choice, username } = input.loginAccount;
  return {
    ...input,
    prefix: input.prefix ?? undefined,
    callName: input.callName ?? undefined,
    houseNumberAddition: input.houseNumberAddition ?? undefined,
    customerNumber: input.customerNumber ?? undefined,
    discount: input.discount ?? undefined,
    iban: input.iban ?? undefined,
    bic: input.bic ?? undefined,
    email: input.email ?? undefined,
    duplicateOverrideReason: input.duplicateOverrideReason ?? undefined,
    loginAccount: { choice, username: username ?? undefined },
  };
}
