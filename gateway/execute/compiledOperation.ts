import { operationFromDocument } from '@apollo/federation-internals';
import type { QueryPlanner } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { type CanonicalOperation, canonicalOperation } from './canonicalNames.ts';
import { EntityFetches } from './entityFetches.ts';
import type { Step, Subgraphs } from './execution.ts';
import { FieldErrors } from './fieldErrors.ts';
import { conditionVariables, isIncluded } from './includedSelections.ts';
import { introspect } from './introspect.ts';
import type { LoadedSupergraph } from './loadedSupergraph.ts';
import { planNames } from './planNames.ts';
import { planSteps } from './planSteps.ts';
import { RecentMap } from './recentMap.ts';
import { responseShape } from './responseShape.ts';
import { blankTree, letGo, type Tree } from './tree.ts';

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
  loaded: LoadedSupergraph,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CompiledOperation {
  const canonical = canonicalOperation(document, loaded.apiSchema, loaded.fullSchema);
  const planned = operationFromDocument(loaded.api, canonical.document, { operationName: operation.name?.value });
  const { node } = loaded.planner.buildQueryPlan(planned);
  const step = node && planOf(node, loaded.fullSchema);
  const names = planNames(node);
  const shapeFor = shapesOf(loaded.apiSchema, document, operation, canonical);
  return {
    async run(given, coerced, subgraphs) {
      const tree = blankTree();
      const errors = new FieldErrors(subgraphs.tellsAbsence ?? false, names);
      const [variables, conditions] = [canonical.variables(given), canonical.variables(coerced)];
      const entities = new EntityFetches();
      const execution = { variables, conditions, errors, subgraphs, entities, isShared: false };
      await step?.(execution, [tree]);
      const shaped = shapeFor(coerced)(tree, execution.isShared, errors, coerced);
      letGo(tree);
      return shaped;
    },
  };
}

/** The shapes of the answer: one for each way in which @skip and @include leave fields out. */
function shapesOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { nameOf }: CanonicalOperation,
): (values: Values) => ReturnType<typeof responseShape> {
  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error('an operation that the schema has no root for');
  const fragments = fragmentsOf(document);
  const asked = conditionVariables(document);
  const shapes = new RecentMap<string, ReturnType<typeof responseShape>>(MOST_SHAPES);
  const shapeWith = (conditions: Values) =>
    responseShape(
      {
        ...{ schema, fragments, nameOf },
        isIncluded: (selection) => isIncluded(selection, conditions),
        introspect: (field, variables) => introspect(schema, document, operation, field, variables),
      },
      operation.selectionSet.selections,
      root,
    );
  return (values) => {
    const key = asked.map((name) => values[name] === true).join();
    return shapes.get(key) ?? shapes.set(key, shapeWith(values));
  };
}

function planOf(node: NonNullable<ReturnType<QueryPlanner['buildQueryPlan']>['node']>, schema: GraphQLSchema): Step {
  if (node.kind === 'Subscription')
    throw new GraphQLError('Subscriptions are not served.', { extensions: { code: 'BAD_USER_INPUT' } });
  return planSteps({ schema, questions: new Map() }, node);
}

function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])),
  );
}
