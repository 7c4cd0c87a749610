import { refusalType } from '../../shared/graphql/refusalType.ts';
import { REFUSALS } from '../domain/refusals.ts';

/**
 * The no of every mutation here, in Dutch where the caller asks for it, else in English. Its codes are the table's: a
 * new one changes the schema.
 */
export const NetherlandsRefusal = refusalType('Netherlands', REFUSALS);
