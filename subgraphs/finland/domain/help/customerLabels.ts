import type { RestrictionReason } from '../celia/restrictionReason.ts';
import type { ConsentForm } from '../consents/consentForm.ts';
import type { CredentialState, System } from '../credentials.ts';
import type { CUSTOMER_STATES, Format, Language, Loans } from '../customer.ts';
import type { Ground } from '../eligibility.ts';
import type { LookupPurpose } from '../purposes.ts';
import type { SEARCH_OUTCOMES } from '../registerSearch.ts';
import type { RegistrarKind } from '../registrars/registrarAccount.ts';
import type { UnitKind } from '../unit.ts';
import type { Words } from './words.ts';

type Labels<Code extends string> = Readonly<Record<Code, Words>>;

const UNITS: Labels<UnitKind> = {
  LIBRARY: { en: 'Library', fi: 'Kirjasto', sv: 'Bibliotek' },
  SCHOOL: { en: 'School', fi: 'Koulu', sv: 'Skola' },
  HIGHER_EDUCATION: { en: 'Higher education', fi: 'Korkeakoulu', sv: 'Högskola' },
  OTHER: { en: 'Other organisation', fi: 'Muu yhteisö', sv: 'Annan organisation' },
};
const LANGUAGES: Labels<Language> = {
  FI: { en: 'Finnish', fi: 'Suomi', sv: 'Finska' },
  SV: { en: 'Swedish', fi: 'Ruotsi', sv: 'Svenska' },
};
const FORMATS: Labels<Format> = {
  ONLINE: { en: 'Online books', fi: 'Verkkokirjat', sv: 'Nätböcker' },
  CD: { en: 'CDs by post', fi: 'CD-levyt postitse', sv: 'Cd-skivor per post' },
  BOTH: { en: 'Online books and CDs', fi: 'Verkkokirjat ja CD-levyt', sv: 'Nätböcker och cd-skivor' },
};
const STATES: Labels<keyof typeof CUSTOMER_STATES> = {
  ACTIVE: { en: 'Active', fi: 'Voimassa', sv: 'Aktiv' },
  RESTRICTED: { en: 'Restricted', fi: 'Käyttöoikeutta rajoitettu', sv: 'Begränsad' },
  MARKED_FOR_DELETION: { en: 'Marked for deletion', fi: 'Poistettavaksi merkitty', sv: 'Märkt för radering' },
};
const FORMS: Labels<ConsentForm> = {
  PAPER: { en: 'On paper', fi: 'Paperilla', sv: 'På papper' },
  ORAL: { en: 'Orally', fi: 'Suullisesti', sv: 'Muntligt' },
  DIGITAL: { en: 'Digitally', fi: 'Sähköisesti', sv: 'Digitalt' },
};
const SYSTEMS: Labels<System> = {
  CELIANET: { en: 'Celianet, the web service', fi: 'Celianet-verkkopalvelu', sv: 'Webbtjänsten Celianet' },
  PRATSAM_READER: { en: 'Pratsam Reader, the app', fi: 'Pratsam Reader -sovellus', sv: 'Appen Pratsam Reader' },
};
const CREDENTIALS: Labels<CredentialState> = {
  NONE: { en: 'Not sent', fi: 'Ei lähetetty', sv: 'Inte skickade' },
  ORDERED: { en: 'Ordered', fi: 'Tilattu', sv: 'Beställda' },
  SENT: { en: 'Sent', fi: 'Lähetetty', sv: 'Skickade' },
  ACTIVATED: { en: 'In use', fi: 'Käytössä', sv: 'I bruk' },
};
const OUTCOMES: Labels<keyof typeof SEARCH_OUTCOMES> = {
  NOT_FOUND: { en: 'Not registered', fi: 'Ei rekisteröity', sv: 'Inte registrerad' },
  OWN_UNIT: { en: 'Customer of your unit', fi: 'Oman yksikkösi asiakas', sv: 'Kund hos din enhet' },
  OTHER_UNIT: { en: 'Customer of another unit', fi: 'Toisen yksikön asiakas', sv: 'Kund hos en annan enhet' },
  IN_USE_NOT_FOUND: {
    en: 'In use, ask Celia',
    fi: 'Käytössä, ota yhteyttä Celiaan',
    sv: 'Används, kontakta Celia',
  },
};
const GROUNDS: Labels<Ground> = {
  SCHOOL_SPECIAL_SUPPORT: {
    en: 'Special support (until July 2025)',
    fi: 'Erityinen tuki (heinäkuuhun 2025)',
    sv: 'Särskilt stöd (till juli 2025)',
  },
  SCHOOL_INTENSIFIED_SUPPORT: {
    en: 'Intensified support (until July 2025)',
    fi: 'Tehostettu tuki (heinäkuuhun 2025)',
    sv: 'Intensifierat stöd (till juli 2025)',
  },
  SCHOOL_GROUP_SUPPORT: {
    en: 'Support of the group',
    fi: 'Ryhmäkohtaiset tukimuodot',
    sv: 'Gruppspecifika stödformer',
  },
  SCHOOL_PUPIL_SUPPORT: {
    en: "Pupil's own support",
    fi: 'Oppilaskohtaiset tukitoimet',
    sv: 'Elevspecifika stödåtgärder',
  },
  READING_DISABILITY: { en: 'Reading disability', fi: 'Lukemisen este', sv: 'Läsnedsättning' },
  LANGUAGE_SKILL: {
    en: 'Poor language skills (no ground)',
    fi: 'Heikko kielitaito (ei peruste)',
    sv: 'Svaga språkkunskaper (ingen grund)',
  },
};
const PURPOSES: Labels<LookupPurpose> = {
  REGISTRATION: { en: 'Registration', fi: 'Rekisteröinti', sv: 'Registrering' },
  CUSTOMER_REQUEST: { en: "The customer's request", fi: 'Asiakkaan pyyntö', sv: 'Kundens begäran' },
  CELIA_SERVICE: { en: "Celia's customer service", fi: 'Celian asiakaspalvelu', sv: 'Celias kundtjänst' },
  CELIA_SUPERVISION: { en: "Celia's supervision", fi: 'Celian valvonta', sv: 'Celias tillsyn' },
};

const LOAN_KINDS: Labels<Loans> = {
  NONE: { en: 'Nothing borrowed', fi: 'Ei lainoja', sv: 'Inga lån' },
  READ_ONLINE: { en: 'Read online only', fi: 'Luettu vain verkossa', sv: 'Läst bara på nätet' },
  CD_OR_DOWNLOAD: { en: 'CDs or downloads', fi: 'CD-levyjä tai latauksia', sv: 'Cd-skivor eller nedladdningar' },
};
const RESTRICTIONS: Labels<RestrictionReason> = {
  MATERIAL_PASSED_ON: { en: 'Material passed on', fi: 'Aineiston luovutus', sv: 'Material gavs vidare' },
  RULES_BROKEN: { en: 'Rules broken', fi: 'Käyttösääntöjen rikkominen', sv: 'Brott mot reglerna' },
};

const REGISTRARS: Labels<RegistrarKind> = {
  MAIN_USER: { en: 'Main user', fi: 'Pääkäyttäjä', sv: 'Huvudanvändare' },
  REGISTRAR: { en: 'Registrar', fi: 'Rekisteröijä', sv: 'Registrerare' },
  SHARED: { en: "The unit's shared account", fi: 'Yksikön yhteistunnus', sv: 'Enhetens gemensamma konto' },
  TRAINING: { en: 'Training account', fi: 'Harjoittelutunnus', sv: 'Övningskonto' },
};

/** Units, customers, grounds and credentials. */
export const CUSTOMER_LABELS: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  CeliaUnitKind: UNITS,
  CeliaLanguage: LANGUAGES,
  CeliaFormat: FORMATS,
  CeliaCustomerState: STATES,
  CeliaConsentForm: FORMS,
  CeliaSystem: SYSTEMS,
  CeliaCredentialState: CREDENTIALS,
  CeliaSearchOutcome: OUTCOMES,
  CeliaGround: GROUNDS,
  CeliaLookupPurpose: PURPOSES,
  CeliaLoans: LOAN_KINDS,
  CeliaRestrictionReason: RESTRICTIONS,
  CeliaRegistrarKind: REGISTRARS,
};
