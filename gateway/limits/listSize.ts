import {
  type FieldNode,
  type GraphQLField,
  getNullableType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';
import type { FieldCost } from './costDirectives.ts';

/** How long a list may be, for the variables of a request. */
export type Size = (variables: Readonly<Record<string, unknown>>) => number;

const ASSUMED = 3;
const SLICING = ['first', 'last', 'limit'];
const SIZED = ['edges', 'nodes'];
const LONGEST = 1_000_000;

/**
 * How long a field's list may be: what its slicing arguments say, else what is assumed. Of a connection, which is no
 * list itself, that is the length of its edges and nodes (`sized`).
 */
export function sizeOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  operation: OperationDefinitionNode,
  said: FieldCost,
): { size: Size; sized: ReadonlyMap<string, Size> } {
  const assumed = said.assumedSize ?? ASSUMED;
  const slicing = field.args.filter(({ name }) => (said.slicingArguments ?? SLICING).includes(name));
  const sizes = slicing.map(({ name, defaultValue }) => argumentSize(node, name, defaultValue, operation));
  const size: Size = (variables) => {
    const given = sizes.map((one) => one(variables)).filter((one) => one !== undefined);
    return given.length > 0 ? Math.max(...given) : assumed;
  };
  const isPage = !isListType(getNullableType(field.type)) && (slicing.length > 0 || said.sizedFields !== undefined);
  return { size, sized: new Map(isPage ? (said.sizedFields ?? SIZED).map((name) => [name, size]) : []) };
}

function argumentSize(node: FieldNode, name: string, otherwise: unknown, operation: OperationDefinitionNode) {
  const value = node.arguments?.find((one) => one.name.value === name)?.value;
  if (value?.kind !== Kind.VARIABLE) {
    const written = value === undefined ? otherwise : valueFromASTUntyped(value);
    return () => length(written);
  }
  const variable = value.name.value;
  const declared = operation.variableDefinitions?.find((one) => one.variable.name.value === variable)?.defaultValue;
  const inDocument = constant(declared) ?? otherwise;
  return (variables: Readonly<Record<string, unknown>>) =>
    length(Object.hasOwn(variables, variable) ? variables[variable] : inDocument);
}

function constant(node: ValueNode | undefined): unknown {
  return node && valueFromASTUntyped(node);
}

// A page of fewer than none is refused by whoever serves it.
function length(value: unknown): number | undefined {
  return typeof value === 'number' && !Number.isNaN(value) ? Math.min(Math.max(value, 0), LONGEST) : undefined;
}
