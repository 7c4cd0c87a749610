import type { ConsentForm } from './consentForm.ts';

/** Consents that whoever gives them may as well not give: nobody has to, to be a customer. */
export const VOLUNTARY_CONSENTS = {
  DIRECT_MARKETING: 'Book tips and news by e-mail.',
  LOAN_HISTORY: 'Celia remembers what was borrowed.',
  REASON_DETAIL: 'What kind of thing makes reading hard is kept, sealed.',
} as const;
export type VoluntaryConsent = keyof typeof VOLUNTARY_CONSENTS;

export const CONSENT_KINDS = {
  REGISTRATION_BY_GUARDIAN: 'The guardian agrees to the registration of somebody under 18 (F3, F4).',
  ...VOLUNTARY_CONSENTS,
} as const;
export type ConsentKind = keyof typeof CONSENT_KINDS;

export const CONSENT_GIVERS = {
  CUSTOMER: 'The customer.',
  GUARDIAN: 'A guardian of somebody under 18.',
} as const;
export type ConsentGiver = keyof typeof CONSENT_GIVERS;

/** A consent as it is put on record: what to, in which words, how, and by whom. */
export interface Consent {
  readonly kind: ConsentKind;
  readonly textVersion: string;
  readonly form: ConsentForm;
  readonly givenBy: ConsentGiver;
  /** Where the unit keeps the proof, in its own words. */
  readonly evidence?: string | undefined;
}

export type ConsentWithdrawer = ConsentGiver | 'CELIA';

/** As it stands in the register. */
export interface RecordedConsent extends Consent {
  readonly id: string;
  readonly givenAt: Date;
  readonly withdrawnAt?: Date | undefined;
  readonly withdrawnBy?: ConsentWithdrawer | undefined;
}

/** As the registrar typed it. Left out, the version is that of the text in force. */
export interface TypedConsent {
  kind: VoluntaryConsent;
  form: ConsentForm;
  givenBy: ConsentGiver;
  textVersion?: string | null;
  evidence?: string | null;
}
