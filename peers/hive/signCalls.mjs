import { networkOf, networkSeenBy } from '../../dist/gateway/clientNetwork.js';
import { ASSERTION_HEADER, assertCall, NETWORK_HEADER } from '../../dist/subgraphs/shared/runtime/callAssertion.js';

/**
 * A plugin of Hive Gateway: signs each call to a subgraph as our gateway does, with the one token that is meant for the
 * subgraph. It verifies no token; subgraphs do. `keys`: of each subgraph, 32 bytes; `issuers`: as in TRUSTED_ISSUERS.
 */
export function signCalls({ keys, issuers }) {
  return {
    onFetch({ options, setOptions, context, executionRequest }) {
      const key = keys[executionRequest?.subgraphName];
      if (!key) return;
      const subgraph = executionRequest.subgraphName;
      const asked = context.request?.headers;
      const authorization = tokenFor(subgraph, asked, issuers);
      const language = (asked?.get('accept-language') ?? '').slice(0, 200);
      const network = networkSeenBy(key, networkOf(addressOf(context)));
      const call = { subgraph, body: options.body, authorization, language, network };
      const headers = {
        accept: 'application/json',
        'content-type': 'application/json',
        'accept-language': language,
        [NETWORK_HEADER]: network,
        [ASSERTION_HEADER]: assertCall(key, call, Date.now()),
      };
      setOptions({ ...options, headers: authorization ? { ...headers, authorization } : headers });
    },
  };
}

// The socket's: a header that says where a client is would have to come from a proxy that is trusted.
function addressOf({ req }) {
  return req?.socket.remoteAddress ?? '';
}

function tokenFor(subgraph, headers, issuers) {
  const authorization = headers?.get('authorization') ?? '';
  const further = (headers?.get('identities') ?? '').split(',', 5).map((token) => `Bearer ${token.trim()}`);
  return [authorization, ...further].find((one) => isMeantFor(subgraph, issuerOf(one), issuers)) ?? '';
}

function isMeantFor(subgraph, issuer, issuers) {
  return issuers.some((known) => known.issuer === issuer && known.subgraphs.includes(subgraph));
}

function issuerOf(authorization) {
  const [, payload = ''] = authorization.split('.');
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')).iss;
  } catch {
    return undefined;
  }
}
