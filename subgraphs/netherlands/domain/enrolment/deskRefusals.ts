/** What the desk hears when it enrols, looks before it enrols, or changes a member's details. */
export const DESK_REFUSALS = {
  PASS_NUMBER_FORMAT: {
    en: 'This is not a number that a branch of this library gives out; `parts` says why. `v` has the system generate one.',
    nl: 'Dit is geen nummer van een vestiging van deze bibliotheek; `parts` zegt waarom niet. Met `v` maakt het systeem er een.',
  },
  PASS_NUMBER_IN_USE: {
    en: 'This number is in use. That of a former customer brings back that very customer, with his date of birth.',
    nl: 'Dit nummer is in gebruik. Dat van een oud-klant schrijft die klant zelf weer in, met zijn geboortedatum.',
  },
  PLACEHOLDER_NUMBER: {
    en: 'A row of V’s only stands in the place of a number. Type one `v` to have a number generated.',
    nl: 'Een rij V’s staat alleen op de plaats van een nummer. Typ één `v` om een nummer te laten genereren.',
  },
  PASS_NUMBER_LATER: {
    en: 'The number cannot follow later: it is the username of the login account. Type `v` or a number.',
    nl: 'Het nummer kan niet later komen: het is de gebruikersnaam van het inlogaccount. Typ `v` of een nummer.',
  },
  BIC_OF_ANOTHER_COUNTRY: {
    en: 'The BIC and the IBAN are of different countries.',
    nl: 'De BIC en het IBAN zijn van verschillende landen.',
  },
  SUBSCRIPTION_TYPE_NOT_DIGITAL: {
    en: 'This type of subscription gives no digital rights. It is not sold here.',
    nl: 'Dit type abonnement geeft geen digitale rechten. Het wordt hier niet verkocht.',
  },
  POSSIBLE_DUPLICATE: {
    en: 'A member with nearly this last name and address and this birth date is there; `parts` has the ids. Look, then give a reason.',
    nl: 'Er is een lid met bijna deze achternaam en dit adres, en deze geboortedatum; `parts` noemt de id’s. Kijk, en geef dan een reden.',
  },
  MEMBER_CHANGED_MEANWHILE: {
    en: 'Somebody else changed this member since. Look again; `parts` has the version that is there now.',
    nl: 'Iemand anders heeft dit lid intussen gewijzigd. Kijk opnieuw; `parts` noemt de versie van nu.',
  },
} as const;
