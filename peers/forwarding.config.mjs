// For npm run bench:gateway: a header of the client's goes on to subgraphs, as its authorization would.
export const gatewayConfig = {
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) => ({ 'accept-language': request.headers.get('accept-language') ?? '' }),
  },
};
