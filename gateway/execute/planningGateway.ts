import type { ApolloGateway } from '@apollo/gateway';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { type DocumentNode, GraphQLError, getVariableValues, type OperationDefinitionNode } from 'graphql';
import { type CompiledOperation, compileOperation } from './compiledOperation.ts';
import type { Subgraphs } from './execution.ts';
import { type LoadedSupergraph, loadSupergraph } from './loadedSupergraph.ts';
import { RecentMap } from './recentMap.ts';
import { TookTooLong, withinTime } from './withinTime.ts';

type Gateway = ApolloServerOptionsWithGateway<never>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;
type GatewayRequest = Parameters<Executor>[0];

/** How to ask subgraphs on behalf of a request. */
export type SubgraphsFor = (request: GatewayRequest) => Subgraphs;

const MOST_OPERATIONS = 1_000;
const PLANNING_MS = 1_000;

/**
 * ApolloGateway loads the supergraph and keeps it up to date, its planner plans. What is asked of whom, what is believed
 * of the answers and how they are put together is carried out here: see docs/adr/0028.
 */
export function planningGateway(gateway: ApolloGateway, subgraphsFor: SubgraphsFor, planningMs = PLANNING_MS): Gateway {
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
    return compiled.get(key) ?? compiled.set(key, plannedInTime(loaded, document, operation));
  }

  function plannedInTime(from: LoadedSupergraph, document: DocumentNode, operation: OperationDefinitionNode) {
    try {
      return withinTime(planningMs, () => compileOperation(from, document, operation));
    } catch (error) {
      // Stopped in the middle of its work, a planner may go on wrongly: a new one takes its place.
      if (error instanceof TookTooLong && loaded === from) loaded = loadSupergraph(from.sdl);
      throw isPathsLimit(error) ? new TookTooLong() : error;
    }
  }

  async function execute(request: GatewayRequest): ReturnType<Executor> {
    const { schema, operation } = request;
    const given = request.request.variables ?? {};
    const values = getVariableValues(schema, operation.variableDefinitions ?? [], given);
    if (values.errors) return { errors: values.errors.map(asBadInput) };
    try {
      const { data, errors } = await compiledOf(request).run(given, values.coerced, subgraphsFor(request));
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
    stop: () => gateway.stop(),
  };
}

// What the planner says where it gave up at its own limit is an Error without a code.
function isPathsLimit(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Too many options generated');
}

function asBadInput({ message, nodes }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT' } });
}
