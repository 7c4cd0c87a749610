import { registerEnumType } from 'type-graphql';
import { REGISTER_NOTICES, type RegisterNotice } from '../domain/registerNotice.ts';

/** GraphQL `PopulationRegisterNotice`. */
export const PopulationRegisterNotice = Object.fromEntries(
  Object.keys(REGISTER_NOTICES).map((code) => [code, code]),
) as { readonly [Code in RegisterNotice]: Code };

registerEnumType(PopulationRegisterNotice, {
  name: 'PopulationRegisterNotice',
  description: 'What the population register told of a person.',
  valuesConfig: REGISTER_NOTICES,
});
