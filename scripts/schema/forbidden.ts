import {
  buildASTSchema,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  parse,
} from 'graphql';

const UNCHANGEABLE = /registered_?address/i; // B18
const INPUT_ONLY = /\binput only\b/i; // as subgraphs/shared/graphql/sensitiveInput.ts describes its scalars
const BOUNDED = /\bat most\b/i;

/** A line for each thing that the schema clients see must not be able to say. */
export function forbidden(api: string): string[] {
  const schema = buildASTSchema(parse(api));
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  return [
    ...types.flatMap(changesRegisteredAddress),
    ...types.flatMap(printsSensitive),
    ...unboundedLists(schema),
    ...takesOthersAlong(schema),
  ];
}

function changesRegisteredAddress(type: GraphQLNamedType): string[] {
  const inputs = isInputObjectType(type) ? Object.keys(type.getFields()) : [];
  const taken = fieldsOf(type).flatMap(({ args }) => args.map(({ name }) => name));
  return [...inputs, ...taken]
    .filter((name) => UNCHANGEABLE.test(name))
    .map((name) => `${type.name}: ${name} would let a client change the registered address`);
}

function printsSensitive(type: GraphQLNamedType): string[] {
  return fieldsOf(type)
    .filter((field) => isInputOnly(getNamedType(field.type)))
    .map((field) => `${type.name}.${field.name} would print ${getNamedType(field.type).name}, which is input only`);
}

function unboundedLists(schema: GraphQLSchema): string[] {
  const root = schema.getQueryType();
  return (root ? fieldsOf(root) : [])
    .filter(({ type, description }) => isListType(getNullableType(type)) && !BOUNDED.test(description ?? ''))
    .map(({ name }) => `Query.${name} is a list: make it a connection, or say "at most ..." in its description`);
}

// Where several countries' fields stand side by side, one that cannot be null costs the others their answers.
function takesOthersAlong(schema: GraphQLSchema): string[] {
  const shared = [schema.getQueryType(), schema.getMutationType(), schema.getType('Viewer')];
  return shared
    .flatMap((type) => (type ? fieldsOf(type).map((field) => ({ owner: type.name, field })) : []))
    .filter(({ field }) => isNonNullType(field.type))
    .map(
      ({ owner, field }) =>
        `${owner}.${field.name} must be nullable: a country that is down would take the others along`,
    );
}

// biome-ignore lint/suspicious/noExplicitAny: graphql-js types a field by its source and context
function fieldsOf(type: GraphQLNamedType): GraphQLField<any, any>[] {
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
}

function isInputOnly(type: GraphQLNamedType): boolean {
  return isScalarType(type) && INPUT_ONLY.test(type.description ?? '');
}
