/** Every no of this country: the code, and its words in English and Norwegian bokmål. */
export const REFUSALS = {
  SIGN_IN_LEVEL_TOO_LOW: {
    en: 'Sign in at ID-porten at the level that `parts` names, or higher.',
    nb: 'Logg inn med ID-porten på et høyere sikkerhetsnivå.',
  },
  NATIONAL_IDENTITY_NUMBER_MISSING: {
    en: 'The sign-in gave no Norwegian identity number. Ask at a library.',
    nb: 'Innloggingen ga ikke noe norsk fødselsnummer eller D-nummer. Spør på et bibliotek.',
  },
  NATIONAL_IDENTITY_NUMBER_INVALID: {
    en: 'This is no fødselsnummer or D-number that can be used here; `parts` says why.',
    nb: 'Dette er ikke et gyldig fødselsnummer eller D-nummer.',
  },
  PURPOSE_NOT_ALLOWED: {
    en: 'Your role may not look up people for this purpose.',
    nb: 'Din rolle kan ikke slå opp personer til dette formålet.',
  },
  TELEPHONE_INVALID: {
    en: 'The telephone number must have eight digits, or start with a plus sign and the country code.',
    nb: 'Telefonnummeret må ha åtte siffer, eller begynne med pluss og landkode.',
  },
  EMAIL_INVALID: { en: 'This is not one e-mail address.', nb: 'Dette er ikke en gyldig e-postadresse.' },
  LIBRARY_UNKNOWN: {
    en: 'No library with this number issues the national library card.',
    nb: 'Ingen biblioteker med dette nummeret utsteder Bibliotekkortet.',
  },
  POPULATION_REGISTER_UNAVAILABLE: {
    en: 'The population register does not answer at the moment. Nothing was registered: try again later.',
    nb: 'Folkeregisteret svarer ikke akkurat nå. Ingenting ble registrert: prøv igjen senere.',
  },
  PERSON_NOT_IN_REGISTER: {
    en: 'The population register has nobody with this number.',
    nb: 'Folkeregisteret har ingen person med dette nummeret.',
  },
  PERSON_REGISTERED_DEAD: {
    en: 'The population register has this person as dead.',
    nb: 'Personen er registrert som død i Folkeregisteret.',
  },
  IDENTITY_CEASED: {
    en: 'The population register has closed the record with this number.',
    nb: 'Nummeret er opphørt i Folkeregisteret.',
  },
  REGISTER_RECORD_INVALID: {
    en: "The population register's record of this person cannot be right. It has to be put right there first.",
    nb: 'Opplysningene i Folkeregisteret kan ikke stemme. De må rettes der først.',
  },
  ALREADY_REGISTERED: {
    en: 'This person already has the national library card.',
    nb: 'Personen har allerede Bibliotekkortet.',
  },
  CARD_SERIES_USED_UP: {
    en: 'The library has no digital card numbers left and must reserve a new series.',
    nb: 'Biblioteket har ingen ledige digitale kortnumre og må bestille en ny nummerserie.',
  },
  CARD_NUMBER_INVALID: {
    en: 'A card number is N and nine digits.',
    nb: 'Et lånenummer er N og ni siffer.',
  },
  CARD_NUMBER_NOT_RESERVED: {
    en: 'This card number is not of a series that your library has reserved for printed cards.',
    nb: 'Lånenummeret er ikke i en nummerserie som biblioteket har bestilt til trykte kort.',
  },
  CARD_NUMBER_TAKEN: { en: 'This card was given out before.', nb: 'Dette kortet er allerede delt ut.' },
  CARD_UNKNOWN: { en: 'There is no such card in use.', nb: 'Det finnes ikke noe slikt kort i bruk.' },
  ALREADY_ACTIVE: {
    en: 'The card is already activated at your library.',
    nb: 'Kortet er allerede aktivert ved biblioteket.',
  },
  LENDING_RULES_CHANGED: {
    en: "These are not the library's present lending rules; `parts` has the version to show and accept.",
    nb: 'Dette er ikke de gjeldende lånereglene. Vis og godta de nye.',
  },
  NOTHING_TO_ERASE: {
    en: 'Nothing is registered about you here, or not any more.',
    nb: 'Det er ikke registrert noe om deg her, eller ikke lenger.',
  },
  RECORD_IN_USE: {
    en: 'The record is in use at this moment. Nothing was erased: try again.',
    nb: 'Opplysningene er i bruk akkurat nå. Ingenting ble slettet: prøv igjen.',
  },
  IDEMPOTENCY_KEY_INVALID: {
    en: 'The idempotency key must be 8 to 100 visible ASCII characters.',
    nb: 'Idempotensnøkkelen må være 8 til 100 synlige ASCII-tegn.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    en: 'This idempotency key was used for another request.',
    nb: 'Idempotensnøkkelen er brukt til en annen forespørsel.',
  },
  IDEMPOTENCY_KEY_IN_PROGRESS: {
    en: 'A request with this idempotency key is still under way. Try again with the same key after the seconds in `parts`.',
    nb: 'En forespørsel med denne idempotensnøkkelen er fortsatt under behandling. Prøv igjen om litt med samme nøkkel.',
  },
} as const;

export type NorwegianRefusalCode = keyof typeof REFUSALS;
