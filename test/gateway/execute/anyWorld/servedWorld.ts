import {
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  graphql,
  parse,
  responsePathAsArray,
  visit,
} from 'graphql';
import type { Subgraphs } from '../../../../gateway/execute/execution.ts';
import { type LoadedSupergraph, loadSupergraph } from '../../../../gateway/execute/loadedSupergraph.ts';
import type { AnyOperation } from '../anyNationalOperation.ts';
import { composedSupergraph, type Part, schemaOf } from '../composedWorld.ts';
import type { WorldPlan } from './worldPlan.ts';
import { type Thing, thingOf, type WorldRun, worldValues } from './worldValues.ts';

/** A generated world, served twice: by its subgraphs behind the gateway, and whole. */
export interface ServedWorld {
  readonly supergraph: LoadedSupergraph;
  /** New for each request. */
  subgraphs(): Subgraphs & { readonly calls: string[] };
  /** As one schema. `asked` is told what stands at each place, as '["f3",0,"f4"]'. */
  whole(operation: AnyOperation, asked?: Map<string, AskedField>): Promise<ExecutionResult>;
}

export interface AskedField {
  readonly name: string;
  readonly type: GraphQLOutputType;
}

/** Throws where it does not compose. */
export function servedWorld(plan: WorldPlan, seed: number, isWhole: boolean): ServedWorld {
  const parts = Object.fromEntries(
    Object.entries(plan.documents).map(([name, typeDefs]): [string, Part] => [
      name,
      { typeDefs, resolvers: references(name, typeDefs) },
    ]),
  );
  const supergraph = loadSupergraph(composedSupergraph(parts));
  const schemas = Object.entries(parts).map(([name, part]) => [name, schemaOf(part)] as const);
  const resolve = worldValues(plan, seed, isWhole);

  const execute = (
    schema: GraphQLSchema,
    { source, variables }: AnyOperation,
    run: WorldRun,
    fieldResolver: GraphQLFieldResolver<Thing, WorldRun, object> = resolve,
  ) =>
    graphql({
      ...{ schema, source, variableValues: variables, contextValue: run },
      ...{ rootValue: { __typename: 'Query', place: 'root' } satisfies Thing, fieldResolver },
      typeResolver: (thing: Thing) => thing.__typename,
    });

  return {
    supergraph,
    subgraphs() {
      const [count, calls] = [{ value: 0 }, [] as string[]];
      return {
        calls,
        async ask(subgraph, body, _isRead, take) {
          calls.push(`${subgraph} ${body}`);
          const { query: source, variables } = JSON.parse(body);
          const schema = schemas.find(([name]) => name === subgraph)?.[1];
          if (!schema) throw new Error('no such subgraph');
          take(JSON.parse(JSON.stringify(await execute(schema, { source, variables }, { subgraph, count }))));
        },
        warn: (_subgraph, error) => void calls.push(`warned of ${error}`),
      };
    },
    async whole(operation, asked) {
      return execute(supergraph.apiSchema, operation, { subgraph: undefined, count: { value: 0 } }, (...given) => {
        const { path, fieldName: name, returnType: type } = given[3];
        asked?.set(JSON.stringify(responsePathAsArray(path)), { name, type });
        return resolve(...given);
      });
    },
  };
}

function references(subgraph: string, typeDefs: string): Part['resolvers'] {
  const found: Record<string, object> = {};
  const note = ({ name, directives = [] }: { name: { value: string }; directives?: readonly any[] }) => {
    if (directives.some((one) => one.name.value === 'key'))
      found[name.value] = { __resolveReference: (sent: Record<string, unknown>) => entityOf(subgraph, sent) };
  };
  visit(parse(typeDefs), { ObjectTypeDefinition: note, InterfaceTypeDefinition: note });
  return found;
}

function entityOf(subgraph: string, sent: Record<string, unknown>): Thing {
  const thing = thingOf(sent);
  const isObject = thing.__typename === 'N' && subgraph === 'c';
  return { ...thing, __typename: isObject ? 'N' : (thing.place.split(':')[0] ?? '') };
}
