import type { ClassType } from 'type-graphql';
import { orRefusal, refusalType } from '../../shared/graphql/refusalType.ts';
import { REFUSALS } from '../domain/refusals.ts';

/** GraphQL `NorwayRefusal`, with every code of the table. */
const NorwayRefusal = refusalType('Norway', REFUSALS);

/** The answer of a mutation of this country: that success, or the refusal. */
export function orNorwayRefusal(name: string, success: ClassType<object>): object {
  return orRefusal(name, [success], NorwayRefusal);
}
