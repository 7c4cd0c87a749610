import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';

/** Whether an object of the type named so fits a condition on the other; an object that does not say its type fits all. */
export function fits(schema: GraphQLSchema, actual: string | undefined, condition: string | undefined): boolean {
  if (condition === undefined || actual === undefined || actual === condition) return true;
  const [type, wanted] = [schema.getType(actual), schema.getType(condition)];
  return isAbstractType(wanted) && (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(wanted, type);
}
