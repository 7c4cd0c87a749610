import type { PassNumber } from './passNumber.ts';

/** Why a pass got a successor. */
export type ReplaceReason = 'LOST' | 'STOLEN' | 'DAMAGED' | 'NUMBER_WRONG';

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
  readonly replaceReason: ReplaceReason | null;
  /** What this pass was charged at. Euro cents. */
  readonly feeCents: number;
}

const PRESENT = { replacedAt: null, replacedBy: null, replaceReason: null, feeCents: 0 } as const;

export function primaryPass(number: PassNumber, customerId: string, physical: boolean, issuedAt: Date): Pass {
  return { number, customerId, kind: 'PRIMARY', physical, state: 'ACTIVE', issuedAt, ...PRESENT };
}
