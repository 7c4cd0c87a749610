import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionNode,
} from 'graphql';

type Fields = Record<string, unknown>;
type Parent = GraphQLNamedType | undefined;

/** What was asked under one key of the answer. */
interface Asked {
  type: GraphQLOutputType | undefined;
  selections: SelectionNode[];
}

/**
 * What a subgraph answered of what it was asked, and nothing else. Throws where a value has not the shape that the schema
 * gives it: the gateway, which merges the countries' answers, would lose the others' data with it. A root field that is
 * null is left out, because merged last it would wipe out what other countries said of it.
 */
export function shapeOfAnswer(schema: GraphQLSchema, document: DocumentNode, data: unknown): Fields {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Unfit();
  const root = schema.getRootType(operation.operation) ?? undefined;
  const fields = shapeOfObject(schema, operation.selectionSet.selections, root, data);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

class Unfit extends Error {
  override readonly name: string = 'Unfit';
}

function shapeOfObject(
  schema: GraphQLSchema,
  selections: readonly SelectionNode[],
  type: Parent,
  value: unknown,
): Fields {
  if (!isFields(value) || !isNamed(schema, type, value)) throw new Unfit();
  const asked = collect(schema, selections, type, value, new Map());
  const given = [...asked].filter(([key]) => Object.hasOwn(value, key));
  return Object.fromEntries(given.map(([key, one]) => [key, shapeOfValue(schema, one, one.type, value[key])]));
}

// The planner sends no named fragments unless it is told to.
function collect(
  schema: GraphQLSchema,
  selections: readonly SelectionNode[],
  type: Parent,
  value: Fields,
  asked: Map<string, Asked>,
): Map<string, Asked> {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const one = asked.get(key) ?? { type: fieldType(type, selection.name.value), selections: [] };
      one.selections.push(...(selection.selectionSet?.selections ?? []));
      asked.set(key, one);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type;
      if (isNamed(schema, condition, value)) {
        collect(schema, selection.selectionSet.selections, condition, value, asked);
      }
    }
  }
  return asked;
}

/** `type` is undefined for _entities alone, which no client sees and whose items say what they are. */
function shapeOfValue(
  schema: GraphQLSchema,
  asked: Asked,
  type: GraphQLOutputType | undefined,
  value: unknown,
): unknown {
  if (value === null) return null;
  const plain = type && getNullableType(type);
  if (isListType(plain) || (!plain && Array.isArray(value))) {
    if (!Array.isArray(value)) throw new Unfit();
    return value.map((item) => shapeOfValue(schema, asked, isListType(plain) ? plain.ofType : undefined, item));
  }
  if (asked.selections.length > 0) {
    return shapeOfObject(schema, asked.selections, plain && getNamedType(plain), value);
  }
  if (plain && !isLeaf(getNamedType(plain), value)) throw new Unfit();
  return value;
}

function fieldType(type: Parent, name: string): GraphQLOutputType | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name]?.type : undefined;
}

/** Whether the object may be of that type: it does not say what it is, or is that, or one of those. */
function isNamed(schema: GraphQLSchema, type: Parent, { __typename: name }: Fields): boolean {
  if (!type || name === undefined || name === type.name) return true;
  const actual = typeof name === 'string' ? schema.getType(name) : undefined;
  return isAbstractType(type) && isObjectType(actual) && schema.isSubType(type, actual);
}

function isLeaf(type: GraphQLNamedType, value: unknown): boolean {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) !== undefined;
  if (type.name === 'Int') return Number.isSafeInteger(value);
  if (type.name === 'Boolean') return typeof value === 'boolean';
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
