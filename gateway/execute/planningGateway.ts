import type { ApolloGateway } from '@apollo/gateway';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { GraphQLError, type GraphQLSchema, getVariableValues } from 'graphql';
import type { CompiledOperation } from './compiledOperation.ts';
import type { Subgraphs } from './execution.ts';
import { Generation } from './generation.ts';

type Gateway = ApolloServerOptionsWithGateway<never>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;
type GatewayRequest = Parameters<Executor>[0];

/** The ways to all subgraphs. */
export interface SubgraphAccess {
  /** On behalf of a request. */
  onBehalfOf(request: GatewayRequest): Subgraphs;
  close(): Promise<void>;
}

/** Is told of each operation that a request needed: whether its plan was known, and how long planning took. Must not throw. */
export type PlanObserver = (planned: { readonly known: boolean; readonly milliseconds: number }) => void;

export interface PlanningDetails {
  /** Gives the generation of that supergraph where one was made ready. */
  readonly prepared?: ((supergraphSdl: string) => Generation | undefined) | undefined;
  readonly planObserver?: PlanObserver | undefined;
  /** How long planning one operation may take. */
  readonly planningMs?: number;
}

const PLANNING_MS = 1_000;

/**
 * ApolloGateway loads the supergraph and keeps it up to date, its planner plans. What is asked of whom, what is believed
 * of the answers and how they are put together is carried out here: see docs/adr/0028.
 */
export function planningGateway(
  gateway: ApolloGateway,
  access: SubgraphAccess,
  details: PlanningDetails = {},
): Gateway {
  const compiledOf = planned(gateway, details);

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

/** Plans operations, each on the supergraph that its request was validated by. */
function planned(
  gateway: ApolloGateway,
  { prepared, planObserver, planningMs = PLANNING_MS }: PlanningDetails,
): (request: GatewayRequest) => CompiledOperation {
  // A request that began before the supergraph was replaced still brings the schema that it was validated by.
  const generations = new WeakMap<GraphQLSchema, Generation>();
  gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    generations.set(apiSchema, prepared?.(coreSupergraphSdl) ?? new Generation(coreSupergraphSdl));
    forgetPlanner(gateway);
  });
  return ({ schema, document, operation, queryHash, operationName }) => {
    const generation = generations.get(schema);
    if (!generation) throw new Error('no supergraph was loaded');
    const key = { queryHash, operationName: operationName ?? undefined };
    const known = generation.known(key);
    const since = performance.now();
    const compiled = known ?? generation.planInTime(planningMs, key, document, operation);
    planObserver?.({ known: known !== undefined, milliseconds: performance.now() - since });
    return compiled;
  };
}

/** What ApolloGateway itself would plan and answer with, which takes as much memory as what does it here. */
function forgetPlanner(gateway: ApolloGateway): void {
  for (const unused of ['queryPlanner', 'supergraphSchema', 'apiSchema']) Reflect.deleteProperty(gateway, unused);
}

function asBadInput({ message, nodes }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT' } });
}
