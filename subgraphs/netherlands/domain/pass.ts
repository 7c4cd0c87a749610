import type { PassNumber } from './passNumber.ts';

/** One pass of a customer, with or without a card. A replaced one keeps its number for ever. */
export interface Pass {
  readonly number: PassNumber;
  readonly customerId: string;
  readonly kind: 'PRIMARY' | 'CONDITIONAL';
  /** Whether there is a card of it. */
  readonly physical: boolean;
  readonly state: 'ACTIVE' | 'BLOCKED' | 'REPLACED';
  readonly issuedAt: Date;
  readonly replacedAt: Date | null;
  readonly replacedBy: PassNumber | null;
  readonly replaceReason: string | null;
}

const PRESENT = { replacedAt: null, replacedBy: null, replaceReason: null } as const;

export function primaryPass(number: PassNumber, customerId: string, physical: boolean, issuedAt: Date): Pass {
  return { number, customerId, kind: 'PRIMARY', physical, state: 'ACTIVE', issuedAt, ...PRESENT };
}
