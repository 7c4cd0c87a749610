import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';

/** Act 787/2022, section 5: Celia may restrict a customer's right to the service for a fixed time. */
export const RESTRICTION_REASONS = {
  MATERIAL_PASSED_ON: 'The customer handed material of Celia to others.',
  RULES_BROKEN: 'The customer broke the rules of use in another way.',
} as const;
export type RestrictionReason = keyof typeof RESTRICTION_REASONS;

/** It ends by itself: `through` is its last day in Finland. */
export interface Restriction {
  readonly reason: RestrictionReason;
  readonly through: CalendarDate;
}
