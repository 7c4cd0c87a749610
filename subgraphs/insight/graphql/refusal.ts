import { refusalType } from '../../shared/graphql/refusalType.ts';
import { type InsightRefusalCode, REFUSALS } from '../domain/refusals.ts';

/** `InsightRefusal` with `InsightRefusalCode`, in English. */
export const InsightRefusal = refusalType<InsightRefusalCode>('Insight', REFUSALS);
