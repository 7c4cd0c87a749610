/** The no of paying and of signing up online: part of the country's table. */
export const PAYMENT_REFUSALS = {
  LIBRARY_NOT_ONLINE: {
    en: 'This library does not sell subscriptions online.',
    nl: 'Deze bibliotheek verkoopt online geen abonnementen.',
  },
  SUBSCRIPTION_AWAITS_PAYMENT: {
    en: 'This login account has a subscription that waits to be paid: pay it. Unpaid it ends by itself.',
    nl: 'Dit inlogaccount heeft al een abonnement dat nog betaald moet worden: betaal het. Onbetaald vervalt het vanzelf.',
  },
  NOT_THE_ACCOUNT_HOLDER: {
    en: 'This is not the birth date of the person whose memberships this login account carries.',
    nl: 'Dit is niet de geboortedatum van degene van wie de abonnementen aan dit inlogaccount zijn.',
  },
  RENEWAL_NOT_SIGN_UP: {
    en: 'This login account belongs to a customer of that library already: renew that subscription.',
    nl: 'Dit inlogaccount is al van een klant van die bibliotheek: verleng dat abonnement.',
  },
  ASK_THE_LIBRARY: {
    en: 'This sign-up cannot be completed online. Ask the library.',
    nl: 'Deze inschrijving kan niet online worden afgerond. Vraag het de bibliotheek.',
  },
  NOTHING_TO_PAY: {
    en: 'There is nothing to pay here, or not any more.',
    nl: 'Hier valt niets (meer) te betalen.',
  },
  PAYMENT_UNDER_WAY: {
    en: 'A payment of this is at the bank already. Wait for what comes of it.',
    nl: 'Hiervoor loopt al een betaling bij de bank. Wacht de uitkomst af.',
  },
  SEVERAL_LIBRARIES: {
    en: 'One payment is for one library. Pay each on its own.',
    nl: 'Een betaling is voor één bibliotheek. Betaal ze apart.',
  },
  PAYMENTS_UNAVAILABLE: {
    en: 'Nothing can be paid online at this moment. Try again later with the same key.',
    nl: 'Online betalen kan nu even niet. Probeer het later opnieuw met dezelfde sleutel.',
  },
  AMOUNT_DIFFERS: {
    en: 'That is not the amount that is open; `parts` has it in euro cents.',
    nl: 'Dat is niet het bedrag dat openstaat; `parts` noemt het in eurocenten.',
  },
} as const;
