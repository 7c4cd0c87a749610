import { operationFromDocument, type Schema } from '@apollo/federation-internals';
import type { QueryPlanner } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { canonicalOperation } from './canonicalNames.ts';
import type { Step, Subgraphs } from './execution.ts';
import { FieldErrors } from './fieldErrors.ts';
import { conditionVariables, isIncluded } from './includedSelections.ts';
import { introspect } from './introspect.ts';
import { planSteps } from './planSteps.ts';
import { responseShape } from './responseShape.ts';
import type { Tree } from './tree.ts';

/** The supergraph in the forms that planning and answering need. */
export interface LoadedSupergraph {
  readonly planner: QueryPlanner;
  /** As clients know it: for the planner, and for graphql-js. */
  readonly api: Schema;
  readonly apiSchema: GraphQLSchema;
  /** With what is hidden from clients. */
  readonly fullSchema: GraphQLSchema;
}

type Values = Readonly<Record<string, unknown>>;

/** An operation that was planned and made ready once, and is run for each request. `coerced` has the defaults too. */
export interface CompiledOperation {
  run(
    given: Values,
    coerced: Values,
    subgraphs: Subgraphs,
  ): Promise<{ data: Tree | null; errors: readonly GraphQLError[] }>;
}

const MOST_SHAPES = 64;

/** `document`: valid for the API schema. Throws the planner's GraphQLError where it cannot plan. */
export function compileOperation(
  { planner, api, apiSchema, fullSchema }: LoadedSupergraph,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CompiledOperation {
  const canonical = canonicalOperation(document, apiSchema);
  const operationName = operation.name?.value;
  const plan = planner.buildQueryPlan(operationFromDocument(api, canonical.document, { operationName }));
  const step = plan.node && planOf(plan.node, fullSchema);
  const root = apiSchema.getRootType(operation.operation);
  if (!root) throw new Error('an operation that the schema has no root for');
  const asked = conditionVariables(document);
  const shapes = new Map<string, ReturnType<typeof responseShape>>();

  function shapeFor(values: Values) {
    const key = asked.map((name) => values[name] === true).join();
    const known = shapes.get(key);
    if (known) return known;
    if (shapes.size >= MOST_SHAPES) shapes.clear();
    const shape = responseShape(
      {
        schema: apiSchema,
        fragments: fragmentsOf(document),
        nameOf: canonical.nameOf,
        isIncluded: (selection) => isIncluded(selection, values),
        introspect: (field, variables) => introspect(apiSchema, document, operation, field, variables),
      },
      operation.selectionSet.selections,
      root as NonNullable<typeof root>,
    );
    shapes.set(key, shape);
    return shape;
  }

  return {
    async run(given, coerced, subgraphs) {
      const tree: Tree = {};
      const errors = new FieldErrors();
      const [variables, conditions] = [canonical.variables(given), canonical.variables(coerced)];
      await step?.({ root: tree, variables, conditions, errors, subgraphs }, [tree]);
      return shapeFor(coerced)(tree, errors, coerced);
    },
  };
}

function planOf(node: NonNullable<ReturnType<QueryPlanner['buildQueryPlan']>['node']>, schema: GraphQLSchema): Step {
  if (node.kind === 'Subscription') throw new Error('subscriptions are not served');
  return planSteps(schema, node);
}

function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])),
  );
}
