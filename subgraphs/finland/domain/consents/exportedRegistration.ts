import { type ExportedData, type ExportedKeys, exportSection } from '../../../shared/vocabulary/dataExport.ts';
import type { RecordedReadingDisability } from '../registration/readingDisability.ts';
import type { DayAhead } from '../tasks/dayAhead.ts';
import type { UnitTask } from '../tasks/unitTask.ts';
import type { RecordedConsent } from './consent.ts';

/** What the registration left besides ground and guardian. */
export interface KeptOfRegistration {
  readonly consents: readonly RecordedConsent[];
  readonly readingDisability: readonly RecordedReadingDisability[];
  readonly contactPerson: readonly { readonly name: string }[];
  readonly tasks: readonly UnitTask[];
  readonly daysAhead: readonly DayAhead[];
}

const CONSENTS: ExportedKeys<RecordedConsent> = {
  kind: ['What the consent is to.', ({ kind }) => kind],
  textVersion: ['The version of the text that was agreed to.', ({ textVersion }) => textVersion],
  form: ['How it was given.', ({ form }) => form],
  evidence: ['Where your unit keeps the proof.', ({ evidence }) => evidence],
  givenBy: ['By whom.', ({ givenBy }) => givenBy],
  givenAt: ['When it was put on record.', ({ givenAt }) => givenAt],
  withdrawnAt: ['When it was withdrawn.', ({ withdrawnAt }) => withdrawnAt],
  withdrawnBy: ['By whom it was withdrawn.', ({ withdrawnBy }) => withdrawnBy],
};
const READING: ExportedKeys<RecordedReadingDisability> = {
  category: ['What makes reading hard.', ({ category }) => category],
  recordedAt: ['When it was put on record.', ({ recordedAt }) => recordedAt],
};
const CONTACT: ExportedKeys<{ readonly name: string }> = { name: ['Whom your unit may ask.', ({ name }) => name] };
const TASKS: ExportedKeys<UnitTask> = {
  kind: ['What a unit had to see to.', ({ kind }) => kind],
  openedAt: ['Since when.', ({ openedAt }) => openedAt],
  closedAt: ['When it was seen to.', ({ closedAt }) => closedAt],
};
const DAYS: ExportedKeys<DayAhead> = {
  kind: ['What your unit will be reminded of.', ({ kind }) => kind],
  day: ['On which day.', ({ day }) => day],
};

/** Its sections in the document for the person whose it is. */
export function exportedRegistration(kept: KeptOfRegistration): ExportedData['sections'] {
  return {
    consents: exportSection('Consents, those withdrawn too.', CONSENTS, kept.consents),
    readingDisability: exportSection(
      'Kept sealed, with your consent. It concerns health.',
      READING,
      kept.readingDisability,
    ),
    contactPerson: exportSection('Whom your unit may ask about practical things.', CONTACT, kept.contactPerson),
    tasks: exportSection('What units had to see to about you.', TASKS, kept.tasks),
    daysAhead: exportSection('Days on which your unit is reminded.', DAYS, kept.daysAhead),
  };
}
