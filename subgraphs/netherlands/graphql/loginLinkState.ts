import { registerEnumType } from 'type-graphql';
import type { LoginLink } from '../domain/loginLink.ts';

/** A forgotten link is told as none. */
export type LoginLinkState = Exclude<LoginLink['state'], 'FORGOTTEN'>;

export const LOGIN_LINK_STATES: Readonly<Record<LoginLinkState, LoginLinkState>> = { LINKED: 'LINKED', STALE: 'STALE' };

registerEnumType(LOGIN_LINK_STATES, {
  name: 'LoginLinkState',
  description: "How the library's member system stands to a login account at the KB.",
  valuesConfig: {
    LINKED: { description: 'It points at an account.' },
    STALE: { description: 'It points at an account that the KB has deleted: forget it, then generate a new one.' },
  },
});
