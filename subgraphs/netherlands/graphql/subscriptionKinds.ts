import { registerEnumType } from 'type-graphql';
import type { DigitalLevel, SubscriptionType } from '../domain/subscription.ts';

export const SUBSCRIPTION_KINDS: Readonly<Record<SubscriptionType['kind'], SubscriptionType['kind']>> = {
  DIGITAL_ONLY: 'DIGITAL_ONLY',
  COMBI: 'COMBI',
  LOCAL_ONLY: 'LOCAL_ONLY',
};

registerEnumType(SUBSCRIPTION_KINDS, {
  name: 'DigitalSubscriptionKind',
  description: 'What a type of subscription is for.',
  valuesConfig: {
    DIGITAL_ONLY: { description: 'The national platform and nothing else; no card.' },
    COMBI: { description: 'The library itself, and the national platform as far as its entitlement goes.' },
    LOCAL_ONLY: { description: 'The library itself; no e-books.' },
  },
});

export const DIGITAL_LEVELS: Readonly<Record<DigitalLevel, DigitalLevel>> = {
  NONE: 'NONE',
  BASIS: 'BASIS',
  COMPACT: 'COMPACT',
  COMPLEET: 'COMPLEET',
  JEUGD: 'JEUGD',
};

registerEnumType(DIGITAL_LEVELS, {
  name: 'DigitalEntitlementLevel',
  description: 'What a subscription opens on the national platform.',
  valuesConfig: {
    NONE: { description: 'Nothing.' },
    BASIS: { description: 'Known there, but no e-books and no audiobooks.' },
    COMPACT: { description: 'So many e-books and audiobooks a year.' },
    COMPLEET: { description: 'So many at the same time.' },
    JEUGD: { description: 'Those for young people.' },
  },
});
