/** What may be refused about persons whom Celia alone registers: without a code, or with a protected address. */
export const CASE_REFUSALS = {
  ADDRESS_PROTECTED_GOES_TO_CELIA: {
    en: 'Whose address is protected is registered by Celia: open a case with openCeliaCase. Nothing of this form was kept.',
    fi: 'Turvakiellon alaisen asiakkaan rekisteröi Celia: lähetä asiakastietolomake (openCeliaCase). Lomakkeesta ei tallennettu mitään.',
    sv: 'En kund med spärrmarkering registreras av Celia: skicka kunduppgiftsblanketten (openCeliaCase). Inget av formuläret sparades.',
  },
  BIRTH_DATE_IN_FUTURE: {
    en: 'The date of birth is in the future.',
    fi: 'Syntymäaika on tulevaisuudessa.',
    sv: 'Födelsedatumet ligger i framtiden.',
  },
  BIRTH_DATE_DIFFERS: {
    en: 'The personal identity code has another date of birth than the one that was given.',
    fi: 'Henkilötunnuksen syntymäaika on eri kuin ilmoitettu.',
    sv: 'Personbeteckningen har ett annat födelsedatum än det som uppgavs.',
  },
  IDENTITY_NOTE_INVALID: {
    en: 'Tell in at most 300 characters how the person showed who he is, without a personal identity code.',
    fi: 'Kerro enintään 300 merkillä, miten henkilöllisyys osoitettiin, ilman henkilötunnusta.',
    sv: 'Berätta med högst 300 tecken hur identiteten visades, utan personbeteckning.',
  },
  PERSONAL_IDENTITY_CODE_SET_ALREADY: {
    en: 'The customer has a personal identity code already. Celia corrects a wrong one.',
    fi: 'Asiakkaalla on jo henkilötunnus. Celia korjaa väärän.',
    sv: 'Kunden har redan en personbeteckning. Celia rättar en felaktig.',
  },
  TRAINING_SENDS_NOTHING: {
    en: 'In training nothing is sent to Celia.',
    fi: 'Harjoittelusta ei lähetetä Celialle mitään.',
    sv: 'Från övningen skickas ingenting till Celia.',
  },
  CASE_NOT_FOUND: {
    en: 'There is no such case.',
    fi: 'Tällaista asiaa ei ole.',
    sv: 'Det finns inget sådant ärende.',
  },
  CASE_DECIDED: {
    en: 'The case is decided already.',
    fi: 'Asia on jo ratkaistu.',
    sv: 'Ärendet är redan avgjort.',
  },
  CASE_PERSON_REGISTERED: {
    en: 'Somebody with this personal identity code is in the register already: reject the case, and move or reactivate the customer.',
    fi: 'Tällä henkilötunnuksella on jo asiakas: hylkää asia ja siirrä tai aktivoi asiakas.',
    sv: 'Det finns redan en kund med den här personbeteckningen: avslå ärendet och flytta eller aktivera kunden.',
  },
} as const;
