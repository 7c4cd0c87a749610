/** The nine statuses of a subscription in the member system, with the number that it has there. */
export const SUBSCRIPTION_STATUSES = {
  NEW: 1,
  BILLED: 2,
  REMINDER: 3,
  OVERDUE: 4,
  NORMAL: 5,
  AWAITING_PAYMENT: 6,
  NOT_VERIFIED: 7,
  BANNED: 8,
  CANCELLED: 9,
} as const;

export type SubscriptionStatus = keyof typeof SUBSCRIPTION_STATUSES;

/** Where it was sold. */
export type SubscriptionChannel = 'DESK' | 'ONLINE';

const WITH_RIGHTS: readonly SubscriptionStatus[] = ['NEW', 'BILLED', 'REMINDER', 'NORMAL'];

/** Whether its term gives rights (N27, N31): what a desk sold does before it is paid, until payment is overdue. */
export function hasRights({ status }: { readonly status: SubscriptionStatus }): boolean {
  return WITH_RIGHTS.includes(status);
}

/** What a desk's new term starts with: nothing is left to pay, or the fee is open. */
export function statusAtDesk({ balanceCents }: { readonly balanceCents: number }): SubscriptionStatus {
  return balanceCents === 0 ? 'NORMAL' : 'NEW';
}

/** Why a library bans a member. */
export type BanReason = 'MISUSE' | 'MATERIALS_NOT_RETURNED' | 'FEES_NOT_PAID' | 'HOUSE_RULES';
