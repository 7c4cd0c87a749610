import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { chosenToken } from './signIns.ts';

/** Asks the gateway as the chosen person. An Authorization header written by hand in the headers editor wins. */
export const fetchAnswer = createGraphiQLFetcher({
  url: '/graphql',
  enableIncrementalDelivery: false,
  fetch: (address, init) => {
    const headers = new Headers(init?.headers);
    const token = chosenToken();
    if (token && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
    return fetch(address, { ...init, headers });
  },
});
