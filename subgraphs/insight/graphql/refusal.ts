import { refusalType } from '../../shared/graphql/refusalType.ts';
import { type InsightRefusalCode, REFUSALS } from '../domain/refusals.ts';

/**
 * `InsightRefusal` with `InsightRefusalCode`. Its messages are the table's, in English: analysts work across the countries.
 */
export const InsightRefusal = refusalType<InsightRefusalCode>('Insight', REFUSALS);
