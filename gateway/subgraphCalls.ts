import { ASSERTION_HEADER, assertCall, NETWORK_HEADER } from '../subgraphs/shared/runtime/callAssertion.ts';
import type { Log } from '../subgraphs/shared/runtime/log.ts';
import type { TrustedIssuers } from '../subgraphs/shared/runtime/trustedIssuers.ts';
import type { RequestContext } from './caller.ts';
import { networkSeenBy } from './clientNetwork.ts';
import type { Subgraphs } from './execute/execution.ts';
import { fetchJson } from './fetchJson.ts';
import type { SubgraphAddress } from './settings.ts';

export interface SubgraphCalls {
  readonly addresses: readonly SubgraphAddress[];
  readonly issuers: TrustedIssuers;
  readonly timeoutMs: number;
  readonly log: Log;
}

/** How the gateway asks subgraphs: each with the one token whose issuer is meant for it, if any, and an assertion signed for this call. */
export function subgraphCalls({ addresses, issuers, timeoutMs, log }: SubgraphCalls) {
  const byName = new Map(addresses.map((address) => [address.name, address]));
  return (context: RequestContext): Subgraphs => ({
    async ask(subgraph, body) {
      const address = byName.get(subgraph);
      if (!address) throw new Error('no setting names the subgraph');
      return fetchJson(`${address.url}/graphql`, {
        headers: headersFor(address, issuers, context, body),
        body,
        timeoutMs,
      });
    },
    warn: (subgraph, err) => log.warn({ err, subgraph }, 'subgraph unavailable'),
  });
}

function headersFor(address: SubgraphAddress, issuers: TrustedIssuers, context: RequestContext, body: string) {
  const { identities, language } = context;
  const meant = identities.find(({ caller }) => issuers.named(caller.issuer)?.subgraphs.includes(address.name));
  const authorization = meant?.authorization ?? '';
  const network = networkSeenBy(address.assertionKey, context.network);
  const call = { subgraph: address.name, body, authorization, language, network };
  return {
    'content-type': 'application/json',
    'accept-language': language,
    [NETWORK_HEADER]: network,
    [ASSERTION_HEADER]: assertCall(address.assertionKey, call, Date.now()),
    ...(authorization && { authorization }),
  };
}
