import { CASE_LABELS } from './caseLabels.ts';
import { CUSTOMER_LABELS } from './customerLabels.ts';
import type { Words } from './words.ts';

/** What a client shows for the values of the schema's enums, by enum. */
export const LABELS: Readonly<Record<string, Readonly<Record<string, Words>>>> = { ...CUSTOMER_LABELS, ...CASE_LABELS };
