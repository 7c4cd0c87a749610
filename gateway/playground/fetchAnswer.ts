import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { chosenToken, furtherTokens } from './signIns.ts';

/** Asks the gateway as the chosen person, with the other sign-ins of the tab beside. An Authorization header written by hand in the headers editor wins. */
export const fetchAnswer = createGraphiQLFetcher({
  url: '/graphql',
  enableIncrementalDelivery: false,
  fetch: (address, init) => {
    const headers = new Headers(init?.headers);
    const token = chosenToken();
    if (token && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
    const further = furtherTokens();
    if (further.length > 0 && !headers.has('identities')) headers.set('identities', further.join(', '));
    return fetch(address, { ...init, headers });
  },
});
