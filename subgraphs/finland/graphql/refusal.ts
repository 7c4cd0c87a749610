import { refusalType } from '../../shared/graphql/refusalType.ts';
import { type FinlandRefusalCode, REFUSALS } from '../domain/refusals.ts';

/**
 * `FinlandRefusal` with `FinlandRefusalCode`. Its messages are the table's: English, Finnish or Swedish, as the caller
 * asks, and English for every other language.
 */
export const FinlandRefusal = refusalType<FinlandRefusalCode>('Finland', REFUSALS);
