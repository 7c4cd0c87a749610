/** What may be wrong with a personal identity code. */
export const PERSONAL_IDENTITY_CODE_REFUSALS = {
  PERSONAL_IDENTITY_CODE_FORMAT: {
    en: 'This is not a personal identity code: six digits, a sign, three digits and a check character. Somebody without a code is registered by Celia.',
    fi: 'Tämä ei ole henkilötunnus: kuusi numeroa, välimerkki, kolme numeroa ja tarkistusmerkki. Jos asiakkaalla ei ole henkilötunnusta, Celia rekisteröi hänet.',
    sv: 'Detta är ingen personbeteckning: sex siffror, ett skiljetecken, tre siffror och ett kontrolltecken. En kund utan personbeteckning registreras av Celia.',
  },
  PERSONAL_IDENTITY_CODE_FILLER: {
    en: 'This stands for no personal identity code. Somebody without one is registered by Celia: open a case with openCeliaCase.',
    fi: 'Tämä ei ole henkilötunnus. Jos asiakkaalla ei ole henkilötunnusta, Celia rekisteröi hänet: lähetä Celialle asiakastietolomake (openCeliaCase).',
    sv: 'Detta är ingen personbeteckning. En kund utan personbeteckning registreras av Celia: skicka kunduppgiftsblanketten till Celia (openCeliaCase).',
  },
  PERSONAL_IDENTITY_CODE_DATE: {
    en: 'The date of birth in the personal identity code does not exist.',
    fi: 'Henkilötunnuksen syntymäaikaa ei ole olemassa.',
    sv: 'Födelsedatumet i personbeteckningen finns inte.',
  },
  PERSONAL_IDENTITY_CODE_INDIVIDUAL_NUMBER: {
    en: 'The individual number of the personal identity code (000 or 001) is given to nobody.',
    fi: 'Henkilötunnuksen yksilönumeroa (000 tai 001) ei ole käytössä.',
    sv: 'Personbeteckningens individnummer (000 eller 001) används inte.',
  },
  PERSONAL_IDENTITY_CODE_CHECK_CHARACTER: {
    en: 'The check character of the personal identity code is wrong.',
    fi: 'Henkilötunnuksen tarkistusmerkki on väärä.',
    sv: 'Personbeteckningens kontrolltecken är fel.',
  },
  PERSONAL_IDENTITY_CODE_FUTURE_DATE: {
    en: 'The date of birth in the personal identity code is in the future.',
    fi: 'Henkilötunnuksen syntymäaika on tulevaisuudessa.',
    sv: 'Födelsedatumet i personbeteckningen ligger i framtiden.',
  },
  PERSONAL_IDENTITY_CODE_ARTIFICIAL: {
    en: 'Personal identity codes for tests (individual numbers 900 to 999) are not accepted here.',
    fi: 'Testikäyttöön tarkoitettuja henkilötunnuksia (yksilönumerot 900–999) ei hyväksytä.',
    sv: 'Personbeteckningar för testbruk (individnummer 900–999) godkänns inte.',
  },
  PERSONAL_IDENTITY_CODE_IN_USE_NOT_FOUND: {
    en: "The personal identity code is in use, but no customer is found with it. Ask Celia's customer service.",
    fi: 'Henkilötunnus on käytössä, mutta asiakasta ei löydy. Ota yhteyttä Celian asiakaspalveluun.',
    sv: 'Personbeteckningen används redan, men ingen kund hittas. Kontakta Celias kundtjänst.',
  },
} as const;
