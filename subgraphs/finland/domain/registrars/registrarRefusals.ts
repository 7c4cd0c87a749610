/** What may be wrong with a registrar's account and its sign-in. */
export const REGISTRAR_REFUSALS = {
  CELIA_ONLY: {
    en: 'Only Celia does this.',
    fi: 'Vain Celia tekee tämän.',
    sv: 'Endast Celia gör detta.',
  },
  REGISTRAR_NOT_FOUND: {
    en: 'The unit has no such registrar.',
    fi: 'Yksiköllä ei ole tällaista rekisteröijää.',
    sv: 'Enheten har ingen sådan registrerare.',
  },
  REGISTRAR_HAS_OTHER_KIND: {
    en: 'There is an account of another kind with this e-mail address.',
    fi: 'Tällä sähköpostiosoitteella on jo toisenlainen tunnus.',
    sv: 'Det finns redan ett konto av annat slag med den här e-postadressen.',
  },
  SHARED_ACCOUNT_HAS_ONE_UNIT: {
    en: 'A shared account represents one unit only.',
    fi: 'Yhteiskäyttöinen tunnus edustaa vain yhtä yksikköä.',
    sv: 'Ett gemensamt konto företräder bara en enhet.',
  },
  TRAINING_STAYS_APART: {
    en: 'Training accounts are for training units, and all others are for real ones.',
    fi: 'Koulutustunnukset ovat koulutusyksiköille ja muut tunnukset oikeille yksiköille.',
    sv: 'Övningskonton är för övningsenheter och alla andra för riktiga enheter.',
  },
  TRAINING_EMAIL_ONLY: {
    en: 'In training, use e-mail addresses that end with @koulutus.example: nothing is mailed to them.',
    fi: 'Käytä koulutuksessa osoitteita, joiden lopussa on @koulutus.example. Niihin ei lähetetä mitään.',
    sv: 'Använd i övningen adresser som slutar på @koulutus.example. Ingenting skickas till dem.',
  },
  TRAINING_CODE_ONLY: {
    en: 'In training, use personal identity codes for tests (individual numbers 900 to 999).',
    fi: 'Käytä koulutuksessa testikäyttöön tarkoitettuja henkilötunnuksia (yksilönumerot 900–999).',
    sv: 'Använd i övningen personbeteckningar för testbruk (individnummer 900–999).',
  },
  OWN_ACCOUNT: {
    en: 'Somebody else must end your account.',
    fi: 'Jonkun toisen on päätettävä tunnuksesi.',
    sv: 'Någon annan måste avsluta ditt konto.',
  },
  REGISTRAR_SIGN_IN_FAILED: {
    en: 'Wrong e-mail address or password.',
    fi: 'Väärä sähköpostiosoite tai salasana.',
    sv: 'Fel e-postadress eller lösenord.',
  },
  REGISTRAR_PASSWORD_EXPIRED: {
    en: 'The password is older than a year; change it first.',
    fi: 'Salasana on yli vuoden vanha. Vaihda se ensin.',
    sv: 'Lösenordet är äldre än ett år. Byt det först.',
  },
  PASSWORD_UNCHANGED: {
    en: 'Choose another password than the one that you have.',
    fi: 'Valitse toinen salasana kuin nykyinen.',
    sv: 'Välj ett annat lösenord än det nuvarande.',
  },
} as const;
