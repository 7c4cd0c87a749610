import { ASSERTION_HEADER, assertCall, NETWORK_HEADER } from '../subgraphs/shared/runtime/callAssertion.ts';
import { REQUEST_ID_HEADER } from '../subgraphs/shared/runtime/callTrace.ts';
import type { TrustedIssuers } from '../subgraphs/shared/runtime/trustedIssuers.ts';
import type { RequestContext } from './caller.ts';
import { networkSeenBy } from './clientNetwork.ts';
import type { SubgraphAddress } from './settings.ts';

/** What a subgraph is told of who asks. */
export interface Asker {
  readonly authorization: string;
  readonly language: string;
  readonly network: string;
  /** Headers of the client that a setting passes on, by their names in lower case. */
  readonly forwarded: Readonly<Record<string, string>>;
}

/** The one token whose issuer is meant for the subgraph, if any; language and network for a subgraph that shares a key with us. */
export function askerFor(address: SubgraphAddress, issuers: TrustedIssuers, context: RequestContext): Asker {
  const { identities, language, forwarded } = context;
  const meant = identities.find(({ caller }) => issuers.named(caller.issuer)?.subgraphs.includes(address.name));
  const authorization = meant?.authorization ?? '';
  const { assertionKey } = address;
  if (!assertionKey) return { authorization, language: '', network: '', forwarded };
  return { authorization, language, network: networkSeenBy(assertionKey, context.network), forwarded: {} };
}

/** The headers of one call, with an assertion signed for it where the subgraph shares a key with us. */
export function headersFor(
  address: SubgraphAddress,
  asker: Asker,
  { body, requestId }: { body: string; requestId: string },
): Record<string, string> {
  const { authorization, language, network, forwarded } = asker;
  const { name: subgraph, assertionKey } = address;
  const plain = {
    ...forwarded,
    ...{ accept: 'application/json', 'content-type': 'application/json' },
    ...(authorization && { authorization }),
  };
  if (!assertionKey) return plain;
  const assertion = assertCall(assertionKey, { subgraph, body, authorization, language, network }, Date.now());
  const told = { 'accept-language': language, [NETWORK_HEADER]: network, [REQUEST_ID_HEADER]: requestId };
  return { ...plain, ...told, [ASSERTION_HEADER]: assertion };
}
