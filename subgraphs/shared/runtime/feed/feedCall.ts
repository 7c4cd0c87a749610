import type { AssertedCall } from '../callAssertion.ts';

/** Where a country tells insight of its memberships; beside /graphql, and not passed on by the gateway. */
export const FEED_PATH = '/feed';

/** What is signed of a call for a country's feed: no gateway's assertion is one for it, whatever the key. */
export function feedCall(country: string, body: string | Buffer): AssertedCall {
  return { subgraph: `${country} feed`, body, authorization: '', language: '', network: '' };
}
