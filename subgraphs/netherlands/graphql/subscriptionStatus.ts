import { registerEnumType } from 'type-graphql';
import type { SubscriptionChannel, SubscriptionStatus } from '../domain/subscriptionStatus.ts';

export const SUBSCRIPTION_STATUS_NAMES: Readonly<Record<SubscriptionStatus, SubscriptionStatus>> = {
  NEW: 'NEW',
  BILLED: 'BILLED',
  REMINDER: 'REMINDER',
  OVERDUE: 'OVERDUE',
  NORMAL: 'NORMAL',
  AWAITING_PAYMENT: 'AWAITING_PAYMENT',
  NOT_VERIFIED: 'NOT_VERIFIED',
  BANNED: 'BANNED',
  CANCELLED: 'CANCELLED',
};

registerEnumType(SUBSCRIPTION_STATUS_NAMES, {
  name: 'DigitalSubscriptionStatus',
  description: 'Where a subscription stands in the member system (Wise 1 to 9).',
  valuesConfig: {
    NEW: { description: '1: sold, the fee is open. It gives its rights.' },
    BILLED: { description: '2: the bill is out. It gives its rights.' },
    REMINDER: { description: '3: reminded of the bill. It gives its rights.' },
    OVERDUE: { description: '4: not paid in time. No rights until it is.' },
    NORMAL: { description: '5: paid, or nothing to pay. It gives its rights.' },
    AWAITING_PAYMENT: { description: '6: bought online and not paid yet. No rights.' },
    NOT_VERIFIED: { description: '7: begun online and not finished. No rights.' },
    BANNED: { description: '8: banned by the library. No rights.' },
    CANCELLED: { description: '9: ended before its last day. No rights.' },
  },
});

export const SUBSCRIPTION_CHANNELS: Readonly<Record<SubscriptionChannel, SubscriptionChannel>> = {
  DESK: 'DESK',
  ONLINE: 'ONLINE',
};

registerEnumType(SUBSCRIPTION_CHANNELS, {
  name: 'DigitalSubscriptionChannel',
  description: 'Where a subscription was sold.',
  valuesConfig: {
    DESK: { description: 'At the desk of a branch.' },
    ONLINE: { description: 'By the member, online.' },
  },
});
