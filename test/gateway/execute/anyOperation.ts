import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { randomFrom } from './randomFrom.ts';

const NAMES = [
  'id',
  'level',
  'name',
  'guardianId',
  'number',
  'title',
  '__typename',
  '_0',
  'a',
  'b',
  'postage',
  '__proto__',
];

/** An operation made from the seed, with aliases that are names of keys, fragments, conditions and variables. Not always valid. */
export function anyOperation(
  schema: GraphQLSchema,
  seed: number,
): { source: string; variables: Record<string, unknown> } {
  const { chance, below, oneOf } = randomFrom(seed);
  const fragments: string[] = [];

  function selection(type: GraphQLCompositeType, depth: number): string {
    const count = 1 + below(4);
    const parts = Array.from({ length: count }, () => part(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  function part(type: GraphQLCompositeType, depth: number): string {
    if (chance(0.12)) return `${chance(0.3) ? `${oneOf(NAMES)}: ` : ''}__typename`;
    const possible = schema.getPossibleTypes(type as never) ?? [];
    const others = isObjectType(type) ? [type, ...type.getInterfaces()] : [type, ...possible];
    if (chance(isObjectType(type) ? 0.1 : 0.5)) {
      const other = oneOf(others);
      if (chance(0.4)) return spread(other, depth);
      return `... on ${other.name}${condition()} ${selection(other, depth)}`;
    }
    if (!isObjectType(type) && !isInterfaceType(type)) return '__typename';
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 0 || !isCompositeType(getNamedType(field.type)),
    );
    return fields.length > 0 ? fieldText(oneOf(fields), depth) : '__typename';
  }

  function spread(type: GraphQLCompositeType, depth: number): string {
    const name = `F${fragments.length}`;
    fragments.push('');
    fragments[Number(name.slice(1))] = `fragment ${name} on ${type.name} ${selection(type, depth)}`;
    return `...${name}${condition()}`;
  }

  function fieldText(field: GraphQLField<unknown, unknown>, depth: number): string {
    const alias = chance(0.4) ? `${oneOf(NAMES)}: ` : '';
    const given = field.args.flatMap(({ name, type }) => {
      if (String(type) === 'Int') return chance(0.5) ? [`${name}: ${oneOf(['1', '2', '100', '$n', '$m'])}`] : [];
      return [`${name}: ${oneOf(['"1"', '"2"', '"b1"', '"N3"', '"none"', '$representations'])}`];
    });
    const args = given.length > 0 ? `(${given.join(', ')})` : '';
    const type = getNamedType(field.type);
    return `${alias}${field.name}${args}${condition()}${isCompositeType(type) ? ` ${selection(type, depth - 1)}` : ''}`;
  }

  function condition(): string {
    if (!chance(0.12)) return '';
    return ` @${oneOf(['skip', 'include'])}(if: ${oneOf(['true', 'false', '$yes', '$no', '$sometimes'])})`;
  }

  const root = schema.getQueryType();
  if (!root) throw new Error('no queries');
  const body = selection(root, 4);
  const source = used(`query Any(DEFINITIONS) ${body} ${fragments.join(' ')}`);
  const variables = {
    n: 3,
    representations: oneOf(['1', '3', 'b2']),
    yes: true,
    no: false,
    ...(chance(0.5) && { sometimes: chance(0.5) }),
  };
  return { source, variables };
}

const DEFINITIONS: Readonly<Record<string, string>> = {
  n: '$n: Int',
  m: '$m: Int = 2',
  representations: '$representations: ID!',
  yes: '$yes: Boolean!',
  no: '$no: Boolean!',
  sometimes: '$sometimes: Boolean! = true',
};

function used(text: string): string {
  const names = Object.keys(DEFINITIONS).filter((name) => new RegExp(`\\$${name}\\b`).test(text));
  const definitions = names.map((name) => DEFINITIONS[name]).join(', ');
  const usesText = /number: \$representations/.test(text);
  const fitting = usesText ? definitions.replace('ID!', 'String!') : definitions;
  return text.replace('(DEFINITIONS)', fitting ? `(${fitting})` : '');
}
