/** How a consent was given. */
export const CONSENT_FORMS = {
  PAPER: 'Signed on paper; the unit keeps the paper as its own rules say.',
  ORAL: 'Said to the registrar, at the unit or by telephone.',
  DIGITAL: 'Given electronically.',
} as const;
export type ConsentForm = keyof typeof CONSENT_FORMS;
