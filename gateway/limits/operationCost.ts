import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { FieldCost } from './costDirectives.ts';
import { type Size, sizeOf } from './listSize.ts';

type Variables = Readonly<Record<string, unknown>>;
/** Reckoned for each request: pages may be as long as a variable says. */
export type Cost = (variables: Variables) => number;

const NOTHING: Cost = () => 0;
const MUTATION_WEIGHT = 10;

/** What is known of a schema for reckoning costs. */
export interface PricedSchema {
  readonly schema: GraphQLSchema;
  readonly costs: ReadonlyMap<string, FieldCost>;
}

/**
 * What an operation costs at most: one for each object, ten for a field of a mutation, what @cost says instead, and for
 * all of it in a list as many times as the list may be long. A list that says nothing of its length is taken for three.
 * `document`: within its other limits, so that it unfolds to little.
 */
export function operationCost(priced: PricedSchema, document: DocumentNode, operation: OperationDefinitionNode): Cost {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) {
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  }
  const { schema } = priced;
  const costOfSet = (
    { selections }: SelectionSetNode,
    type: GraphQLNamedType,
    sized: ReadonlyMap<string, Size>,
  ): Cost => sumOf(selections.map((selection) => costOfSelection(selection, type, sized)));
  const costOfSelection = (
    selection: SelectionNode,
    type: GraphQLNamedType,
    sized: ReadonlyMap<string, Size>,
  ): Cost => {
    if (selection.kind === Kind.FIELD) return costOfField(selection, type, sized.get(selection.name.value));
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    const condition = fragment?.typeCondition?.name.value;
    const inner = condition === undefined ? type : schema.getType(condition);
    return fragment && inner ? costOfSet(fragment.selectionSet, inner, sized) : NOTHING;
  };
  const costOfField = (node: FieldNode, type: GraphQLNamedType, given: Size | undefined): Cost => {
    const field = fieldOf(type, node.name.value);
    if (!field) return NOTHING;
    const said = priced.costs.get(`${type.name}.${field.name}`) ?? {};
    const weight = said.weight ?? weightOf(field, type, schema);
    const { size, sized } = sizeOf(field, node, operation, said);
    const inner = node.selectionSet ? costOfSet(node.selectionSet, getNamedType(field.type), sized) : NOTHING;
    if (!isListType(getNullableType(field.type))) return (variables) => weight + inner(variables);
    const times = given ?? size;
    return (variables) => times(variables) * (weight + inner(variables));
  };
  const root = schema.getRootType(operation.operation);
  return root ? costOfSet(operation.selectionSet, root, new Map()) : NOTHING;
}

function weightOf(field: GraphQLField<unknown, unknown>, type: GraphQLNamedType, schema: GraphQLSchema): number {
  if (type === schema.getMutationType()) return MUTATION_WEIGHT;
  return isCompositeType(getNamedType(field.type)) ? 1 : 0;
}

function fieldOf(type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

function sumOf(costs: readonly Cost[]): Cost {
  const real = costs.filter((cost) => cost !== NOTHING);
  if (real.length === 0) return NOTHING;
  return (variables) => real.reduce((sum, cost) => sum + cost(variables), 0);
}
