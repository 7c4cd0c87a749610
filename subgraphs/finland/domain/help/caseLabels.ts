import type { CASE_STATES, CaseKind, CaseRejection } from '../cases/celiaCase.ts';
import type { ConsentKind, ConsentWithdrawer } from '../consents/consent.ts';
import type { WithdrawalEffect } from '../consents/withdrawal.ts';
import type { Warning } from '../registration/customerWarnings.ts';
import type { MailboxOwner } from '../registration/mailbox.ts';
import type { ReadingDisability } from '../registration/readingDisability.ts';
import type { TaskKind } from '../tasks/unitTask.ts';
import { HELP_TOPICS } from './helpTopics.ts';
import type { Words } from './words.ts';

type Labels<Code extends string> = Readonly<Record<Code, Words>>;

const DISABILITIES: Labels<ReadingDisability> = {
  BLINDNESS: { en: 'Blindness', fi: 'Sokeus', sv: 'Blindhet' },
  VISUAL_IMPAIRMENT: { en: 'Visual impairment', fi: 'Näkövamma', sv: 'Synnedsättning' },
  DYSLEXIA: { en: 'Dyslexia', fi: 'Lukivaikeus', sv: 'Dyslexi' },
  LEARNING_DIFFICULTY: { en: 'Learning difficulty', fi: 'Oppimisvaikeus', sv: 'Inlärningssvårighet' },
  LANGUAGE_DISORDER: { en: 'Language disorder', fi: 'Kielihäiriö', sv: 'Språkstörning' },
  APHASIA: { en: 'Aphasia', fi: 'Afasia', sv: 'Afasi' },
  ATTENTION_OR_MEMORY: { en: 'Attention or memory', fi: 'Tarkkaavuus tai muisti', sv: 'Uppmärksamhet eller minne' },
  INTELLECTUAL_DISABILITY: {
    en: 'Intellectual disability',
    fi: 'Kehitysvamma',
    sv: 'Intellektuell funktionsnedsättning',
  },
  MENTAL_HEALTH: { en: 'Mental health', fi: 'Mielenterveys', sv: 'Psykisk hälsa' },
  PHYSICAL: { en: 'Physical limitation', fi: 'Fyysinen rajoite', sv: 'Fysisk begränsning' },
  CONVALESCENCE: { en: 'Convalescence', fi: 'Toipilasaika', sv: 'Konvalescens' },
  OTHER: { en: 'Other', fi: 'Muu', sv: 'Annat' },
};
const OWNERS: Labels<MailboxOwner> = {
  CUSTOMER: { en: 'The customer', fi: 'Asiakas', sv: 'Kunden' },
  GUARDIAN: { en: 'A guardian', fi: 'Huoltaja', sv: 'Vårdnadshavare' },
  REGISTRAR: { en: 'The registrar or teacher', fi: 'Rekisteröijä tai opettaja', sv: 'Registreraren eller läraren' },
};
const CONSENTS: Labels<ConsentKind> = {
  REGISTRATION_BY_GUARDIAN: { en: "Guardian's consent", fi: 'Huoltajan suostumus', sv: 'Vårdnadshavarens samtycke' },
  DIRECT_MARKETING: { en: 'Book tips and news', fi: 'Kirjavinkit ja tiedotteet', sv: 'Boktips och nyheter' },
  LOAN_HISTORY: { en: 'Loan history', fi: 'Lainaushistoria', sv: 'Lånehistorik' },
  REASON_DETAIL: { en: 'What makes reading hard', fi: 'Lukemisesteen laatu', sv: 'Läsnedsättningens art' },
};
const PARTIES: Labels<ConsentWithdrawer> = {
  CUSTOMER: { en: 'The customer', fi: 'Asiakas', sv: 'Kunden' },
  GUARDIAN: { en: 'A guardian', fi: 'Huoltaja', sv: 'Vårdnadshavare' },
  CELIA: { en: 'Celia', fi: 'Celia', sv: 'Celia' },
};
const EFFECTS: Labels<WithdrawalEffect> = {
  RECORDED: { en: 'Recorded', fi: 'Kirjattu', sv: 'Antecknat' },
  DETAIL_DELETED: { en: 'The detail was deleted', fi: 'Tieto poistettiin', sv: 'Uppgiften raderades' },
  MEMBERSHIP_ENDED: { en: 'The membership has ended', fi: 'Asiakkuus päättyi', sv: 'Kundförhållandet upphörde' },
};
const WARNINGS: Labels<Warning> = {
  EMAIL_BELONGS_TO_REGISTRAR: {
    en: "A registrar's mailbox",
    fi: 'Rekisteröijän sähköposti',
    sv: 'Registrerarens e-post',
  },
  EXTRA_INFO_NOT_MONITORED: { en: 'Nobody watches this', fi: 'Tätä ei seurata', sv: 'Detta bevakas inte' },
  EXTRA_INFO_SOUNDS_URGENT: { en: 'Sounds urgent', fi: 'Kuulostaa kiireelliseltä', sv: 'Låter brådskande' },
};
const TASKS: Labels<TaskKind> = {
  REPLACE_EMAIL: { en: 'Replace the e-mail address', fi: 'Vaihda sähköpostiosoite', sv: 'Byt e-postadress' },
  CUSTOMER_TURNED_15: { en: 'The customer is 15', fi: 'Asiakas täytti 15 vuotta', sv: 'Kunden fyllde 15 år' },
  CUSTOMER_TURNED_18: { en: 'The customer is 18', fi: 'Asiakas täytti 18 vuotta', sv: 'Kunden fyllde 18 år' },
  EXPECTED_END_REACHED: { en: 'Is the need over?', fi: 'Onko tarve päättynyt?', sv: 'Har behovet upphört?' },
  GUARDIAN_WITHDREW: { en: 'A guardian withdrew', fi: 'Huoltaja perui suostumuksen', sv: 'Vårdnadshavaren återtog' },
  CUSTOMER_TRANSFERRED: {
    en: 'Moved to another unit',
    fi: 'Siirtyi toiseen yksikköön',
    sv: 'Flyttade till en annan enhet',
  },
  CASE_ACCEPTED: { en: 'Celia has registered', fi: 'Celia rekisteröi', sv: 'Celia har registrerat' },
  CASE_REJECTED: { en: 'Celia has not registered', fi: 'Celia ei rekisteröinyt', sv: 'Celia har inte registrerat' },
};
const CASES: Labels<CaseKind> = {
  NO_PERSONAL_IDENTITY_CODE: { en: 'No code', fi: 'Ei henkilötunnusta', sv: 'Ingen personbeteckning' },
  ADDRESS_PROTECTED: { en: 'Protected address', fi: 'Turvakielto', sv: 'Spärrmarkering' },
};
const CASE_STANDS: Labels<keyof typeof CASE_STATES> = {
  OPEN: { en: 'Open', fi: 'Avoin', sv: 'Öppet' },
  ACCEPTED: { en: 'Accepted', fi: 'Hyväksytty', sv: 'Godkänt' },
  REJECTED: { en: 'Rejected', fi: 'Hylätty', sv: 'Avslaget' },
};
const REJECTIONS: Labels<CaseRejection> = {
  IDENTITY_NOT_SHOWN: { en: 'Identity not shown', fi: 'Henkilöllisyyttä ei osoitettu', sv: 'Identiteten visades inte' },
  REGISTERED_ALREADY: { en: 'Registered already', fi: 'Jo rekisteröity', sv: 'Redan registrerad' },
  NO_RIGHT: { en: 'No right to the service', fi: 'Ei oikeutta palveluun', sv: 'Ingen rätt till tjänsten' },
  FORM_INCOMPLETE: { en: 'Form incomplete', fi: 'Lomake puutteellinen', sv: 'Ofullständig blankett' },
};
const TOPICS = Object.fromEntries(Object.entries(HELP_TOPICS).map(([code, { title }]) => [code, title]));

/** Consents, mailboxes, tasks, cases and help. */
export const CASE_LABELS: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  CeliaReadingDisabilityCategory: DISABILITIES,
  CeliaMailboxOwner: OWNERS,
  CeliaConsentKind: CONSENTS,
  CeliaVoluntaryConsentKind: {
    DIRECT_MARKETING: CONSENTS.DIRECT_MARKETING,
    LOAN_HISTORY: CONSENTS.LOAN_HISTORY,
    REASON_DETAIL: CONSENTS.REASON_DETAIL,
  },
  CeliaConsentGiver: { CUSTOMER: PARTIES.CUSTOMER, GUARDIAN: PARTIES.GUARDIAN },
  CeliaConsentWithdrawer: PARTIES,
  CeliaWithdrawalEffect: EFFECTS,
  CeliaWarningCode: WARNINGS,
  CeliaTaskKind: TASKS,
  CeliaCaseKind: CASES,
  CeliaCaseState: CASE_STANDS,
  CeliaCaseRejection: REJECTIONS,
  CeliaHelpTopicCode: TOPICS,
};
