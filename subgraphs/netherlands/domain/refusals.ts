import { FIRST_AID_REFUSALS } from './firstAid/firstAidRefusals.ts';
import { LOGIN_ACCOUNT_REFUSALS } from './loginAccounts/loginAccountRefusals.ts';
import { PAYMENT_REFUSALS } from './payments/refusals.ts';
import { RELATION_REFUSALS } from './relations/relationRefusals.ts';
import { SUBSCRIPTION_LIFE_REFUSALS } from './subscriptionLife/subscriptionLifeRefusals.ts';
import { SYNCHRONISATION_REFUSALS } from './synchronisation/synchronisationRefusals.ts';

/** Every no of the Netherlands, in the words a desk or a member reads. English is also the code's description in the schema. */
export const REFUSALS = {
  IDEMPOTENCY_KEY_INVALID: {
    en: 'The idempotency key must be 8 to 100 printable ASCII characters.',
    nl: 'De idempotentiesleutel moet uit 8 tot 100 afdrukbare ASCII-tekens bestaan.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    en: 'This idempotency key was used for another request.',
    nl: 'Deze idempotentiesleutel is al voor een andere aanvraag gebruikt.',
  },
  IDEMPOTENCY_KEY_IN_PROGRESS: {
    en: 'A request with this idempotency key is still under way. Try again with the same key after the seconds in `parts`.',
    nl: 'Een aanvraag met deze idempotentiesleutel loopt nog. Probeer het straks opnieuw met dezelfde sleutel.',
  },
  NAME_INVALID: {
    en: 'This part of the name is missing, too long or holds a forbidden character.',
    nl: 'Dit deel van de naam ontbreekt, is te lang of bevat een teken dat niet mag.',
  },
  BIRTH_DATE_INVALID: {
    en: 'The birth date lies in the future or more than 120 years back.',
    nl: 'De geboortedatum ligt in de toekomst of meer dan 120 jaar terug.',
  },
  COUNTRY_INVALID: {
    en: 'The country must be a two-letter code of ISO 3166.',
    nl: 'Het land moet een tweeletterige code volgens ISO 3166 zijn.',
  },
  POSTCODE_INVALID: {
    en: 'This is not a postcode of that country.',
    nl: 'Dit is geen postcode van dat land.',
  },
  HOUSE_NUMBER_INVALID: {
    en: 'The house number must be 1 to 99999, its addition at most 6 letters or digits.',
    nl: 'Het huisnummer moet 1 tot en met 99999 zijn, de toevoeging hoogstens 6 letters of cijfers.',
  },
  IBAN_INVALID: { en: 'This is not a valid IBAN.', nl: 'Dit is geen geldig IBAN.' },
  BIC_INVALID: { en: 'This is not a valid BIC.', nl: 'Dit is geen geldige BIC.' },
  IDENTITY_NOT_CHECKED: {
    en: 'The identity document must have been checked.',
    nl: 'De legitimatie moet gecontroleerd zijn.',
  },
  LOGIN_ACCOUNT_REQUIRED: {
    en: 'A digital subscription cannot be used without a login account.',
    nl: 'Zonder inlogaccount is een digitaal abonnement niet te gebruiken.',
  },
  EMAIL_REQUIRED: {
    en: 'A login account needs an e-mail address.',
    nl: 'Voor een inlogaccount is een e-mailadres nodig.',
  },
  EMAIL_INVALID: {
    en: 'This is not exactly one e-mail address.',
    nl: 'Dit is niet precies één e-mailadres.',
  },
  USERNAME_REQUIRED: {
    en: 'Give the username of the existing login account.',
    nl: 'Vul de gebruikersnaam van het bestaande inlogaccount in.',
  },
  USERNAME_NOT_ALLOWED: {
    en: 'A new login account gets the pass number as its username; none can be given.',
    nl: 'Een nieuw inlogaccount krijgt het pasnummer als gebruikersnaam; er is geen andere in te vullen.',
  },
  SUBSCRIPTION_TYPE_UNKNOWN: {
    en: 'This library does not sell such a digital subscription.',
    nl: 'Deze bibliotheek verkoopt zo’n digitaal abonnement niet.',
  },
  AGE_NOT_ELIGIBLE: {
    en: 'The person is too young or too old for this type of subscription.',
    nl: 'De klant is te jong of te oud voor dit type abonnement.',
  },
  DISCOUNT_INVALID: {
    en: 'The discount must lie between nothing and the whole fee.',
    nl: 'De korting moet tussen nul en de volle abonnementskosten liggen.',
  },
  DUPLICATE_PERSON: {
    en: 'A person with this last name, address and birth date is already a member of this library.',
    nl: 'Iemand met deze achternaam, dit adres en deze geboortedatum is al lid van deze bibliotheek.',
  },
  DUPLICATE_OVERRIDE_REASON_INVALID: {
    en: 'The reason why this is another person must have 10 to 200 characters.',
    nl: 'De reden waarom dit iemand anders is, moet 10 tot 200 tekens lang zijn.',
  },
  LOGIN_ACCOUNT_NOT_FOUND: {
    en: 'There is no login account with this username for this person.',
    nl: 'Er is geen inlogaccount met deze gebruikersnaam voor deze klant.',
  },
  LOGIN_ACCOUNT_NOT_ACTIVE: {
    en: 'This login account was never activated.',
    nl: 'Dit inlogaccount is nooit geactiveerd.',
  },
  EXISTING_ACCOUNT_ONLY_FOR_MOVERS: {
    en: 'An existing login account is only for who is or was a member of another library.',
    nl: 'Een bestaand inlogaccount is alleen voor wie lid is (geweest) van een andere bibliotheek.',
  },
  DUPLICATE_SUBSCRIPTION: {
    en: 'This login account already carries a running digital subscription.',
    nl: 'Aan dit inlogaccount hangt al een lopend digitaal abonnement.',
  },
  LOGIN_ACCOUNT_STILL_LINKED: {
    en: 'The member system still knows a login account of this customer: forget it first.',
    nl: 'Het ledensysteem kent nog een inlogaccount van deze klant: vergeet dat eerst.',
  },
  LOGIN_ACCOUNT_NOT_LINKED: {
    en: 'The member system knows no login account of this customer.',
    nl: 'Het ledensysteem kent geen inlogaccount van deze klant.',
  },
  LOGIN_ACCOUNT_ACTIVE: {
    en: 'This login account is activated and in use.',
    nl: 'Dit inlogaccount is geactiveerd en in gebruik.',
  },
  ACTIVATION_LINK_INVALID: {
    en: 'This link is not valid, or not any more. Ask your library for a new one, or sign up again.',
    nl: 'Deze link is niet (meer) geldig. Vraag je bibliotheek om een nieuwe, of meld je opnieuw aan.',
  },
  LINK_EXPIRED: {
    en: 'The 24 hours of this link are over. Ask your library for a new one, or sign up again.',
    nl: 'De 24 uur van deze link zijn voorbij. Vraag je bibliotheek om een nieuwe, of meld je opnieuw aan.',
  },
  PASSWORD_RULES: {
    en: 'The password does not meet the rules.',
    nl: 'Het wachtwoord voldoet niet aan de regels.',
  },
  PASSWORD_MISMATCH: {
    en: 'The two passwords differ.',
    nl: 'De twee wachtwoorden zijn niet gelijk.',
  },
  RESET_LINK_INVALID: {
    en: 'This link is not valid, or not any more. Ask for a new one with "forgot password".',
    nl: 'Deze link is niet (meer) geldig. Vraag een nieuwe aan met "wachtwoord vergeten".',
  },
  RESET_LINK_EXPIRED: {
    en: 'The time of this link is over. Ask for a new one with "forgot password".',
    nl: 'De tijd van deze link is voorbij. Vraag een nieuwe aan met "wachtwoord vergeten".',
  },
  TOO_MANY_ATTEMPTS: {
    en: 'Too many attempts from here. Wait for the number of seconds in `parts`.',
    nl: 'Te veel pogingen vanaf hier. Wacht het aantal seconden dat in `parts` staat.',
  },
  NOTHING_TO_ERASE: {
    en: 'Nothing is registered about you here, or not any more.',
    nl: 'Er is hier niets over jou geregistreerd, of niet meer.',
  },
  BALANCE_OPEN: {
    en: 'A subscription that is running has a balance; `parts` has the branches. Settle it with the library, or wait for its last day.',
    nl: 'Een lopend abonnement heeft een saldo; `parts` noemt de vestigingen. Regel het met de bibliotheek, of wacht tot het abonnement afloopt.',
  },
  ...RELATION_REFUSALS,
  ...FIRST_AID_REFUSALS,
  ...SUBSCRIPTION_LIFE_REFUSALS,
  ...PAYMENT_REFUSALS,
  ...LOGIN_ACCOUNT_REFUSALS,
  ...SYNCHRONISATION_REFUSALS,
  SIGN_IN_FAILED: { en: 'Wrong login details.', nl: 'Inloggegevens onjuist.' },
} as const;

export type RefusalCode = keyof typeof REFUSALS;
