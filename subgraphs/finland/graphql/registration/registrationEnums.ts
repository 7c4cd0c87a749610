import { CASE_KINDS, CASE_REJECTIONS, CASE_STATES } from '../../domain/cases/celiaCase.ts';
import { CONSENT_GIVERS, CONSENT_KINDS, VOLUNTARY_CONSENTS } from '../../domain/consents/consent.ts';
import { WITHDRAWAL_EFFECTS } from '../../domain/consents/withdrawal.ts';
import { HELP_TOPIC_WORDS } from '../../domain/help/helpTopics.ts';
import { WARNINGS } from '../../domain/registration/customerWarnings.ts';
import { MAILBOX_OWNERS } from '../../domain/registration/mailbox.ts';
import { READING_DISABILITIES } from '../../domain/registration/readingDisability.ts';
import { TASK_KINDS } from '../../domain/tasks/unitTask.ts';
import { codeEnum } from '../enums.ts';

export const ReadingDisabilityEnum = codeEnum(
  'CeliaReadingDisabilityCategory',
  'What makes reading hard. It concerns health: answered to Celia’s own staff alone, for a purpose.',
  READING_DISABILITIES,
);
export const MailboxOwnerEnum = codeEnum('CeliaMailboxOwner', 'Whose an e-mail address is.', MAILBOX_OWNERS);
export const ConsentKindEnum = codeEnum('CeliaConsentKind', 'What a consent is to.', CONSENT_KINDS);
export const VoluntaryConsentEnum = codeEnum(
  'CeliaVoluntaryConsentKind',
  'What somebody may agree to besides being a customer.',
  VOLUNTARY_CONSENTS,
);
export const ConsentGiverEnum = codeEnum('CeliaConsentGiver', 'Who gave or withdrew a consent.', CONSENT_GIVERS);
export const ConsentWithdrawerEnum = codeEnum('CeliaConsentWithdrawer', 'Who withdrew a consent.', {
  ...CONSENT_GIVERS,
  CELIA: 'Celia’s own staff.',
});
export const WithdrawalEffectEnum = codeEnum(
  'CeliaWithdrawalEffect',
  'What the withdrawal of a consent did.',
  WITHDRAWAL_EFFECTS,
);
export const TaskKindEnum = codeEnum('CeliaTaskKind', 'What a unit has to see to.', TASK_KINDS);
export const CaseKindEnum = codeEnum('CeliaCaseKind', 'Why Celia alone registers the person.', CASE_KINDS);
export const CaseStateEnum = codeEnum('CeliaCaseState', 'Where a case stands.', CASE_STATES);
export const CaseRejectionEnum = codeEnum('CeliaCaseRejection', 'Why the person was not registered.', CASE_REJECTIONS);
export const HelpTopicEnum = codeEnum('CeliaHelpTopicCode', 'What the help is about.', HELP_TOPIC_WORDS);
export const WarningEnum = codeEnum(
  'CeliaWarningCode',
  'What a registrar should know about a record that was saved all the same.',
  Object.fromEntries(Object.entries(WARNINGS).map(([code, { en }]) => [code, en])),
);
