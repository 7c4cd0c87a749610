/** What a registrar may be refused at a registration, and about a customer afterwards. */
export const REGISTRATION_REFUSALS = {
  LANGUAGE_SKILL_NOT_A_GROUND: {
    en: 'Poor skills in Finnish or Swedish give no right to the service.',
    fi: 'Heikko suomen tai ruotsin kielen taito ei oikeuta palveluun.',
    sv: 'Svaga kunskaper i finska eller svenska ger ingen rätt till tjänsten.',
  },
  GROUND_NOT_IN_FORCE: {
    en: 'This ground does not hold on this day; `parts` names those that do.',
    fi: 'Tämä peruste ei ole voimassa tänään. Voimassa olevat ovat kohdassa `parts`.',
    sv: 'Den här grunden gäller inte i dag. De som gäller står i `parts`.',
  },
  EXPECTED_END_INVALID: {
    en: 'An expected end is for a temporary customer, and after today.',
    fi: 'Arvioitu päättymispäivä on vain tilapäisellä asiakkaalla, ja sen on oltava tulevaisuudessa.',
    sv: 'Ett förväntat slutdatum är bara för en tillfällig kund, och det ska ligga i framtiden.',
  },
  READING_DISABILITY_CONSENT_REQUIRED: {
    en: 'What makes reading hard is kept only with a consent of its own (REASON_DETAIL). It may be left out.',
    fi: 'Lukemisesteen laatu tallennetaan vain erillisellä suostumuksella (REASON_DETAIL). Sen voi jättää pois.',
    sv: 'Läsnedsättningens art sparas bara med ett eget samtycke (REASON_DETAIL). Den kan utelämnas.',
  },
  CONSENT_TEXT_NOT_IN_FORCE: {
    en: 'This version of the text is not the one in force. Show the text of `celiaHelp.consentTexts`.',
    fi: 'Tämä tekstin versio ei ole voimassa. Näytä kohdan `celiaHelp.consentTexts` teksti.',
    sv: 'Den här versionen av texten gäller inte. Visa texten i `celiaHelp.consentTexts`.',
  },
  CONSENT_EVIDENCE_INVALID: {
    en: 'The reference to the proof has at most 100 characters and holds no personal identity code.',
    fi: 'Viittauksessa todisteeseen on enintään 100 merkkiä eikä siinä ole henkilötunnusta.',
    sv: 'Hänvisningen till beviset har högst 100 tecken och innehåller ingen personbeteckning.',
  },
  CONSENT_GIVEN_ALREADY: {
    en: 'This consent stands already.',
    fi: 'Tämä suostumus on jo voimassa.',
    sv: 'Det här samtycket gäller redan.',
  },
  CONSENT_NOT_GIVEN: {
    en: 'There is no such consent to withdraw.',
    fi: 'Tällaista suostumusta ei ole peruttavaksi.',
    sv: 'Det finns inget sådant samtycke att återta.',
  },
  CONSENT_IS_THE_GUARDIANS: {
    en: 'A guardian gave this consent, and a guardian or Celia withdraws it.',
    fi: 'Tämän suostumuksen antoi huoltaja, ja sen peruu huoltaja tai Celia.',
    sv: 'Det här samtycket gavs av vårdnadshavaren, och vårdnadshavaren eller Celia återtar det.',
  },
  TRANSFER_NOT_REQUESTED: {
    en: 'A customer is moved only where the customer or the guardian asks for it.',
    fi: 'Asiakas siirretään vain, jos hän itse tai huoltaja pyytää sitä.',
    sv: 'En kund flyttas bara om kunden själv eller vårdnadshavaren ber om det.',
  },
  EMAIL_BELONGS_TO_GUARDIAN: {
    en: 'The customer is 18 and the e-mail address is a guardian’s. First change it to the customer’s own.',
    fi: 'Asiakas on täyttänyt 18 vuotta, ja sähköpostiosoite on huoltajan. Vaihda ensin asiakkaan oma osoite.',
    sv: 'Kunden har fyllt 18 år och e-postadressen är vårdnadshavarens. Byt först till kundens egen adress.',
  },
  OWN_PASSWORD_REQUIRED: {
    en: 'This password was chosen behind a link that went to a registrar. Choose one of your own with chooseOwnCeliaPassword.',
    fi: 'Tämä salasana valittiin rekisteröijälle lähetetyllä linkillä. Valitse oma salasana (chooseOwnCeliaPassword).',
    sv: 'Det här lösenordet valdes via en länk som gick till registreraren. Välj ett eget lösenord (chooseOwnCeliaPassword).',
  },
  PASSWORD_UNCHANGED: {
    en: 'Choose another password than the one before.',
    fi: 'Valitse eri salasana kuin aiemmin.',
    sv: 'Välj ett annat lösenord än tidigare.',
  },
  CREDENTIALS_OF_GUARDIAN: {
    en: 'These credentials went to a guardian, and you are 18 now. Ask where you were registered for new ones to your own e-mail address.',
    fi: 'Nämä tunnukset lähetettiin huoltajallesi, ja olet täyttänyt 18 vuotta. Pyydä uudet omaan sähköpostiisi sieltä, missä sinut rekisteröitiin.',
    sv: 'De här användaruppgifterna gick till din vårdnadshavare, och du har fyllt 18 år. Be om nya till din egen e-postadress där du registrerades.',
  },
  TASK_NOT_FOUND: {
    en: 'Your unit has no such task.',
    fi: 'Yksikölläsi ei ole tällaista tehtävää.',
    sv: 'Din enhet har ingen sådan uppgift.',
  },
  TASK_CLOSES_WITH_EMAIL: {
    en: 'This task closes by itself when the e-mail address is changed to the customer’s or guardian’s.',
    fi: 'Tämä tehtävä sulkeutuu itse, kun sähköpostiosoite vaihdetaan asiakkaan tai huoltajan osoitteeksi.',
    sv: 'Den här uppgiften avslutas av sig själv när e-postadressen byts till kundens eller vårdnadshavarens.',
  },
} as const;
