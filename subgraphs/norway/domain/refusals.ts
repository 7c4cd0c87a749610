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
  CARD_NUMBER_OF_ANOTHER_LIBRARY: {
    en: 'Another library has reserved the series of this card number.',
    nb: 'Lånenummeret er i en nummerserie som et annet bibliotek har bestilt.',
  },
  CARD_NUMBER_TAKEN: { en: 'This card was given out before.', nb: 'Dette kortet er allerede delt ut.' },
  CARD_UNKNOWN: { en: 'There is no such card in use.', nb: 'Det finnes ikke noe slikt kort i bruk.' },
  CARD_ENDED: {
    en: 'This card was replaced or deleted and cannot be used any more.',
    nb: 'Kortet er erstattet eller slettet og kan ikke brukes lenger.',
  },
  CARD_BLOCKED: {
    en: 'This card is reported lost. Unblock it, or replace it, at a library.',
    nb: 'Kortet er meldt tapt. Det må åpnes igjen eller erstattes på et bibliotek.',
  },
  CARD_NOT_BLOCKED: {
    en: 'This card is not reported lost. Report it first.',
    nb: 'Kortet er ikke meldt tapt. Meld det tapt først.',
  },
  CARD_NOT_DIGITAL: {
    en: 'This card is printed already. A lost one is reported and replaced.',
    nb: 'Kortet er allerede trykt. Et tapt kort meldes og erstattes.',
  },
  NOT_REGISTERED: {
    en: 'You do not have the national library card.',
    nb: 'Du har ikke Bibliotekkortet.',
  },
  NOT_A_PATRON: {
    en: 'The holder of the card is no patron of this library.',
    nb: 'Kortholderen er ikke låner ved dette biblioteket.',
  },
  HOME_LIBRARY: {
    en: 'This is the home library. Choose another one first, or cancel the card altogether.',
    nb: 'Dette er hjemmebiblioteket. Velg et annet først, eller si opp hele kortet.',
  },
  STILL_A_PATRON: {
    en: 'Still a patron of the libraries that `parts` names by number; loans there stay. Name them to cancel all the same.',
    nb: 'Fortsatt låner ved bibliotekene som er nevnt; lån der blir stående. Bekreft dem for å si opp likevel.',
  },
  SELF_ACTIVATION_NOT_OFFERED: {
    en: 'This library makes nobody a patron online. Come to its desk with the card.',
    nb: 'Dette biblioteket gjør ingen til låner på nett. Møt opp i skranken med kortet.',
  },
  LENDING_RULES_ALREADY_ACCEPTED: {
    en: 'These lending rules are accepted already.',
    nb: 'Disse lånereglene er allerede godtatt.',
  },
  NATIONAL_CARDS_NOT_ISSUED: {
    en: 'This library has chosen to issue cards of its own only.',
    nb: 'Dette biblioteket har valgt å utstede bare lokale lånekort.',
  },
  LOCAL_CARDS_NOT_ISSUED: {
    en: 'This library has chosen to issue the national library card only.',
    nb: 'Dette biblioteket har valgt å utstede bare Bibliotekkortet.',
  },
  NAME_INVALID: {
    en: 'This is not a name: 1 to 100 characters, none of them angle brackets or control characters.',
    nb: 'Dette er ikke et navn: 1 til 100 tegn, uten vinkelparenteser og kontrolltegn.',
  },
  INSTITUTION_HAS_NO_IDENTITY_NUMBER: {
    en: 'An institution has no national identity number.',
    nb: 'En institusjon har ikke fødselsnummer.',
  },
  LOCAL_CARD_NUMBER_INVALID: {
    en: 'A local card number is 1 to 30 letters, digits, dots and hyphens, and not of the national form.',
    nb: 'Et lokalt lånenummer er 1 til 30 bokstaver, sifre, punktum og bindestreker, og ikke på nasjonal form.',
  },
  LOCAL_CARD_NUMBER_TAKEN: {
    en: 'Your library has given out this local card before.',
    nb: 'Biblioteket har allerede delt ut dette lokale kortet.',
  },
  LOCAL_CARD_UNKNOWN: {
    en: 'The library has no such local card.',
    nb: 'Biblioteket har ikke noe slikt lokalt kort.',
  },
  LOCAL_CARD_ALREADY_LINKED: {
    en: 'This local card is linked to a national one already.',
    nb: 'Det lokale kortet er allerede knyttet til et nasjonalt.',
  },
  LOCAL_CARD_NOT_LINKED: {
    en: 'Link the national card first. A local card is discarded only after that.',
    nb: 'Knytt det nasjonale kortet først. Et lokalt kort kasseres først etterpå.',
  },
  LOCAL_CARD_DISCARDED: {
    en: 'This local card was discarded.',
    nb: 'Det lokale kortet er kassert.',
  },
  LOCAL_CARD_OF_SOMEBODY_ELSE: {
    en: 'The two cards are of two people.',
    nb: 'De to kortene tilhører to personer.',
  },
  INSTITUTION_CARD_STAYS_LOCAL: {
    en: 'The card of an institution stays local.',
    nb: 'Kortet til en institusjon forblir lokalt.',
  },
  TEMPORARY_ADDRESS_INVALID: {
    en: 'This is no address; `parts` names the fields.',
    nb: 'Dette er ikke en adresse.',
  },
  TEMPORARY_ADDRESS_END_INVALID: {
    en: 'The last day must be today or later, and not after the day in `parts`.',
    nb: 'Siste dag må være i dag eller senere, og ikke for langt fram.',
  },
  TEMPORARY_ADDRESS_NOT_POSSIBLE: {
    en: 'A temporary address stands beside a registered address that is shown. Here none is shown.',
    nb: 'En midlertidig adresse kan bare stå ved siden av en adresse som vises. Her vises ingen.',
  },
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
