import {
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type GraphQLUnionType,
  getNamedType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { type Complete, type CompleteObject, missing, NOT_HERE, SPREAD, unshown } from './shaping.ts';
import { isTree, typenameOf } from './tree.ts';

/** The field whose value it is, and how the objects in it are shaped. */
export interface ShapedField {
  readonly schema: GraphQLSchema;
  /** 'Member.name' */
  readonly name: string;
  readonly completeObject: CompleteObject;
  /** Whether what is asked of the objects depends on which type they are. */
  needsTypeOf(type: GraphQLInterfaceType): boolean;
}

/** How a value of the type is completed, with the specification's spreading of nulls. */
export function valueShape(field: ShapedField, type: GraphQLOutputType): Complete {
  if (isNonNullType(type)) return nonNullShape(field, valueShape(field, type.ofType));
  if (isListType(type)) return listShape(valueShape(field, type.ofType));
  return isLeafType(type) ? leafShape(field, type) : objectsShape(field, type);
}

function nonNullShape({ name }: ShapedField, complete: Complete): Complete {
  return (value, place, shaping, explained) => {
    const before = shaping.reported.length;
    const completed = complete(value, place, shaping, explained);
    if (completed !== null && completed !== SPREAD) return completed;
    const isTold = explained || completed === SPREAD || shaping.reported.length > before;
    if (!isTold) shaping.reported.push(missing(name, place));
    return NOT_HERE;
  };
}

function listShape(complete: Complete): Complete {
  return (value, place, shaping, explained) => {
    if (!Array.isArray(value)) return null;
    const items: unknown[] = [];
    let isWhole = true;
    for (const [key, item] of value.entries()) {
      const completed = complete(item, { before: place, key }, isWhole ? shaping : unshown(shaping), explained);
      if (completed === NOT_HERE) isWhole = false;
      items.push(completed === SPREAD ? null : completed);
    }
    return isWhole ? items : SPREAD;
  };
}

function leafShape({ name }: ShapedField, type: GraphQLOutputType): Complete {
  const named = getNamedType(type);
  return (value, place, { reported }) => {
    if (value === undefined || value === null) return null;
    if (!isEnumType(named) || named.getValue(String(value))) return value;
    reported.push(missing(name, place)); // a value that is hidden from clients
    return null;
  };
}

function objectsShape(
  { schema, name, completeObject, needsTypeOf }: ShapedField,
  type: GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType,
): Complete {
  return (value, place, shaping, explained) => {
    if (!isTree(value)) return null;
    const typename = typenameOf(value);
    // As from a subgraph that knows the interface as an object, where no other can say what it is.
    if (isInterfaceType(type) && (typename ?? type.name) === type.name && !needsTypeOf(type)) {
      return completeObject(value, type, place, shaping, explained);
    }
    const actual = isObjectType(type) ? type : schema.getType(typename ?? '');
    if (isObjectType(actual) && (actual === type || (!isObjectType(type) && schema.isSubType(type, actual)))) {
      return completeObject(value, actual, place, shaping, explained);
    }
    shaping.reported.push(missing(name, place)); // a type that is hidden from clients
    return null;
  };
}
