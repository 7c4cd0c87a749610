import type { RefundStatus } from './reading.ts';

/** REQUESTED: ours alone, the provider has not answered yet. The rest are the provider's. */
export type RefundState = 'REQUESTED' | RefundStatus;

const ENDED: readonly RefundState[] = ['REFUNDED', 'FAILED', 'CANCELED'];

export function isEnded(state: RefundState): boolean {
  return ENDED.includes(state);
}
