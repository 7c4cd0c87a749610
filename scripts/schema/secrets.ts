import {
  buildASTSchema,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  isScalarType,
  parse,
} from 'graphql';

const INPUT_ONLY = /\binput only\b/i; // as subgraphs/shared/graphql/sensitiveInput.ts describes its scalars
const NAMED_LIKE_SECRET = /(identity|personal|national)_?(identity_?)?(code|number)|password|secret|hetu|bsn|^token$/i;

interface Place {
  readonly coordinate: string;
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly atRoot: boolean;
}

/**
 * A line for each place where a personal number or a password would slip past the gateway, which counts the root
 * fields that take one: as plain text, more than one in a list, or in an argument further down.
 */
export function misplacedSecrets(api: string): string[] {
  return placesIn(buildASTSchema(parse(api))).flatMap(({ coordinate, name, type, atRoot }) => [
    ...(NAMED_LIKE_SECRET.test(name) && !isInputOnly(type) && !isInputObjectType(getNamedType(type))
      ? [`${coordinate} is named like a secret: its type must be a scalar that is input only`]
      : []),
    ...(isListed(type) && holdsSecret(type) ? [`${coordinate} would take a list of secrets in one request`] : []),
    ...(!atRoot && holdsSecret(type) ? [`${coordinate} takes a secret, which only a root field may`] : []),
  ]);
}

function placesIn(schema: GraphQLSchema): Place[] {
  const roots = [schema.getQueryType()?.name, schema.getMutationType()?.name];
  return Object.values(schema.getTypeMap()).flatMap((type): Place[] => {
    if (type.name.startsWith('__')) return [];
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      return fields.map(({ name, type: of }) => ({
        coordinate: `${type.name}.${name}`,
        name,
        type: of,
        atRoot: true,
      }));
    }
    if (!isObjectType(type) && !isInterfaceType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      field.args.map(({ name, type: of }) => ({
        coordinate: `${type.name}.${field.name}(${name}:)`,
        name,
        type: of,
        atRoot: roots.includes(type.name),
      })),
    );
  });
}

function isListed(type: GraphQLInputType): boolean {
  return isListType(getNullableType(type));
}

function isInputOnly(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  return isScalarType(named) && INPUT_ONLY.test(named.description ?? '');
}

function holdsSecret(type: GraphQLInputType, seen: ReadonlySet<string> = new Set()): boolean {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return isInputOnly(type);
  if (seen.has(named.name)) return false;
  return Object.values(named.getFields()).some((field) => holdsSecret(field.type, new Set([...seen, named.name])));
}
