import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { type Random, randomFrom } from './randomFrom.ts';

export interface AnyOperation {
  readonly source: string;
  readonly variables: Record<string, unknown>;
}

const ALIASES = ['id', 'a', 'b', '__proto__', 'constructor', '_0', 'viewer', 'totalCount'];

/**
 * An operation made from the seed, on whatever schema: with arguments, variables, fragments, conditions. Nearly always
 * valid. Twice: with other values of its variables too.
 */
export function anyNationalOperation(schema: GraphQLSchema, seed: number): [AnyOperation, AnyOperation] {
  const random = randomFrom(seed);
  const writer = new OperationWriter(schema, random);
  const isMutation = random.chance(0.1);
  const root = isMutation ? schema.getMutationType() : schema.getQueryType();
  if (!root) throw new Error('nothing to ask');
  const source = writer.operation(isMutation ? 'mutation' : 'query', root);
  return [
    { source, variables: writer.values() },
    { source, variables: writer.values() },
  ];
}

class OperationWriter {
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  readonly #definitions: string[] = [];
  readonly #fragments: string[] = [];
  readonly #draws: [name: string, draw: () => unknown][] = [];

  constructor(schema: GraphQLSchema, random: Random) {
    this.#schema = schema;
    this.#random = random;
  }

  operation(kind: 'query' | 'mutation', root: GraphQLCompositeType): string {
    const { oneOf, below, chance } = this.#random;
    const fields = isObjectType(root) ? Object.values(root.getFields()) : [];
    const isLarge = chance(0.04);
    const count = 1 + (isLarge ? below(4) : chance(0.15) ? 1 : 0);
    const parts = Array.from({ length: count }, () => this.#field(oneOf(fields), isLarge ? 5 : 1 + below(3)));
    const definitions = this.#definitions.length > 0 ? `(${this.#definitions.join(', ')})` : '';
    return [`${kind} Any${definitions} { ${parts.join(' ')} }`, ...this.#fragments].join(' ');
  }

  /** Of the variables, each time others. */
  values(): AnyOperation['variables'] {
    return Object.fromEntries(this.#draws.map(([name, draw]) => [name, draw()]));
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const parts = Array.from({ length: 1 + this.#random.below(3) }, () => this.#part(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  #part(type: GraphQLCompositeType, depth: number): string {
    const { chance, oneOf } = this.#random;
    if (chance(0.08)) return `${this.#alias()}__typename`;
    if (chance(isAbstractType(type) ? 0.8 : 0.06)) return this.#fragment(type, depth);
    if (!isObjectType(type) && !isInterfaceType(type)) return '__typename';
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 0 || !isCompositeType(getNamedType(field.type)),
    );
    return fields.length > 0 ? this.#field(oneOf(fields), depth) : '__typename';
  }

  #fragment(type: GraphQLCompositeType, depth: number): string {
    const { chance, oneOf } = this.#random;
    const possible = isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [type];
    const other: GraphQLCompositeType = oneOf([...possible, ...(chance(0.2) ? [type] : [])]);
    const selection = this.#selection(other, depth);
    if (chance(0.7)) return `... on ${other.name}${this.#condition()} ${selection}`;
    const name = `F${this.#fragments.length}`;
    this.#fragments.push(`fragment ${name} on ${other.name} ${selection}`);
    return `...${name}${this.#condition()}`;
  }

  #field({ name, args, type }: GraphQLField<unknown, unknown>, depth: number): string {
    const given = args
      .filter((argument) => isRequiredArgument(argument) || this.#random.chance(0.3))
      .map((argument) => `${argument.name}: ${this.#argument(argument)}`);
    const named = getNamedType(type);
    const inner = isCompositeType(named) ? ` ${this.#selection(named, depth - 1)}` : '';
    return `${this.#alias()}${name}${given.length > 0 ? `(${given.join(', ')})` : ''}${this.#condition()}${inner}`;
  }

  #alias(): string {
    return this.#random.chance(0.12) ? `${this.#random.oneOf(ALIASES)}: ` : '';
  }

  #condition(): string {
    const { chance, oneOf } = this.#random;
    if (!chance(0.06)) return '';
    const value = chance(0.5) ? String(chance(0.5)) : this.#variable('Boolean!', () => chance(0.5));
    return ` @${oneOf(['skip', 'include'])}(if: ${value})`;
  }

  #argument({ type }: GraphQLArgument): string {
    return this.#variable(String(type), () => this.#value(type));
  }

  #variable(type: string, draw: () => unknown): string {
    const name = `v${this.#definitions.length}`;
    this.#definitions.push(`$${name}: ${type}`);
    this.#draws.push([name, draw]);
    return `$${name}`;
  }

  #value(type: GraphQLInputType): unknown {
    const { chance, below, oneOf } = this.#random;
    if (isNonNullType(type)) return this.#value(type.ofType);
    if (isListType(type)) return Array.from({ length: below(3) }, () => this.#value(type.ofType));
    if (isEnumType(type)) return oneOf(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter((one) => isRequiredInputField(one) || chance(0.3));
      return Object.fromEntries(fields.map((one) => [one.name, this.#value(one.type)]));
    }
    const scalars: Record<string, unknown> = { Int: below(5), Float: below(5), Boolean: chance(0.5) };
    return scalars[type.name] ?? oneOf(['1', '2', 'b1', '2026-11-20', 'æøå', '"', '__proto__']);
  }
}
