import type { ApolloGateway } from '@apollo/gateway';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { GraphQLError, getVariableValues } from 'graphql';
import { type CompiledOperation, compileOperation } from './compiledOperation.ts';
import type { Subgraphs } from './execution.ts';
import { type LoadedSupergraph, loadSupergraph } from './loadedSupergraph.ts';
import { RecentMap } from './recentMap.ts';

type Gateway = ApolloServerOptionsWithGateway<never>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;
type GatewayRequest = Parameters<Executor>[0];

/** The ways to all subgraphs. */
export interface SubgraphAccess {
  /** On behalf of a request. */
  onBehalfOf(request: GatewayRequest): Subgraphs;
  close(): Promise<void>;
}

const MOST_OPERATIONS = 1_000;

/**
 * ApolloGateway loads the supergraph and keeps it up to date, its planner plans. What is asked of whom, what is believed
 * of the answers and how they are put together is carried out here: see docs/adr/0028.
 */
export function planningGateway(gateway: ApolloGateway, access: SubgraphAccess): Gateway {
  let loaded: LoadedSupergraph | undefined;
  let compiled = new RecentMap<string, CompiledOperation>(MOST_OPERATIONS);

  gateway.onSchemaLoadOrUpdate(({ coreSupergraphSdl }) => {
    loaded = loadSupergraph(coreSupergraphSdl);
    compiled = new RecentMap(MOST_OPERATIONS);
  });

  function compiledOf(request: GatewayRequest): CompiledOperation {
    if (!loaded) throw new Error('no supergraph was loaded');
    const { document, operation, queryHash, operationName } = request;
    const key = `${queryHash} ${operationName ?? ''}`;
    return compiled.get(key) ?? compiled.set(key, compileOperation(loaded, document, operation));
  }

  async function execute(request: GatewayRequest): ReturnType<Executor> {
    const { schema, operation } = request;
    const given = request.request.variables ?? {};
    const values = getVariableValues(schema, operation.variableDefinitions ?? [], given);
    if (values.errors) return { errors: values.errors.map(asBadInput) };
    try {
      const { data, errors } = await compiledOf(request).run(given, values.coerced, access.onBehalfOf(request));
      return errors.length > 0 ? { data, errors } : { data };
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error] };
      throw error;
    }
  }

  return {
    onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
    async load(options) {
      await gateway.load(options);
      return { executor: execute };
    },
    async stop() {
      await gateway.stop();
      await access.close();
    },
  };
}

function asBadInput({ message, nodes }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT' } });
}
