/** The noes of a login account's whole life; in `REFUSALS` with the others. */
export const LOGIN_ACCOUNT_REFUSALS = {
  USERNAME_INVALID: {
    en: 'A username has 4 to 80 letters, digits, dots, hyphens or underscores, with at least two letters.',
    nl: 'Een gebruikersnaam heeft 4 tot 80 letters, cijfers, punten, streepjes of lage streepjes, met minstens twee letters.',
  },
  USERNAME_TAKEN: {
    en: 'This username cannot be had. Choose another.',
    nl: 'Deze gebruikersnaam is niet beschikbaar. Kies een andere.',
  },
  EMAIL_HAS_LOGIN_ACCOUNT: {
    en: 'There is a login account with this e-mail address already. Sign in with that one.',
    nl: 'Er is al een inlogaccount met dit e-mailadres. Log daarmee in.',
  },
} as const;
