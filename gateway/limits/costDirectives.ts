import { type ConstDirectiveNode, Kind, parse, valueFromASTUntyped } from 'graphql';

/** What a supergraph says of a field's cost by @cost and @listSize of the cost specification. */
export interface FieldCost {
  readonly weight?: number;
  readonly assumedSize?: number;
  /** Arguments that say how long the list is. */
  readonly slicingArguments?: readonly string[];
  /** Fields of the answer that are that list, where the field itself is none. */
  readonly sizedFields?: readonly string[];
}

/** By `Type.field`. The directives bear their own names, whatever prefix they were imported under. */
export function costDirectives(supergraphSdl: string): ReadonlyMap<string, FieldCost> {
  const costs = new Map<string, FieldCost>();
  if (!/@\w*(cost|listSize)\b/.test(supergraphSdl)) return costs;
  for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const { name, directives = [] } of definition.fields ?? []) {
      const cost = Object.assign({}, ...directives.map(fieldCost));
      if (Object.keys(cost).length > 0) costs.set(`${definition.name.value}.${name.value}`, cost);
    }
  }
  return costs;
}

function fieldCost({ name, arguments: given = [] }: ConstDirectiveNode): FieldCost {
  const values = Object.fromEntries(given.map((one) => [one.name.value, valueFromASTUntyped(one.value)]));
  if (/^(\w+__)?cost$/.test(name.value)) return number('weight', Number(values['weight']));
  if (!/^(\w+__)?listSize$/.test(name.value)) return {};
  const { slicingArguments, sizedFields } = values;
  return {
    ...number('assumedSize', Number(values['assumedSize'])),
    ...(Array.isArray(slicingArguments) && { slicingArguments: slicingArguments.map(String) }),
    ...(Array.isArray(sizedFields) && { sizedFields: sizedFields.map(String) }),
  };
}

function number(name: 'weight' | 'assumedSize', value: number): FieldCost {
  return Number.isFinite(value) && value >= 0 ? { [name]: value } : {};
}
