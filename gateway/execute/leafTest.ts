import { type GraphQLNamedType, isEnumType } from 'graphql';

const MOST_LEVELS = 200; // JSON.parse takes any number of them, JSON.stringify falls over some thousands

/** Whether a value is one that a scalar or an enum may have, as JSON. */
export function leafTest(type: GraphQLNamedType | undefined): (value: unknown) => boolean {
  if (isEnumType(type)) {
    const names = new Set(type.getValues().map(({ name }) => name));
    return (value) => typeof value === 'string' && names.has(value);
  }
  switch (type?.name) {
    case 'Int':
      return Number.isSafeInteger;
    case 'Float':
      return (value) => typeof value === 'number';
    case 'Boolean':
      return (value) => typeof value === 'boolean';
    case 'String':
      return (value) => typeof value === 'string';
    case 'ID':
      return (value) => typeof value === 'string' || typeof value === 'number';
    default:
      return (value) => isShallow(value, MOST_LEVELS);
  }
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((one) => isShallow(one, levels - 1));
}
