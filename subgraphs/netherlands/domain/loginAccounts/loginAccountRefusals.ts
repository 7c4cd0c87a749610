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
  USERNAME_CHANGED_TOO_OFTEN: {
    en: 'This account has given up too many usernames lately. Try again later.',
    nl: 'Dit inlogaccount heeft de laatste tijd te veel gebruikersnamen opgegeven. Probeer het later opnieuw.',
  },
  EMAIL_UNCHANGED: {
    en: 'The login account has this e-mail address already.',
    nl: 'Het inlogaccount heeft dit e-mailadres al.',
  },
  EMAIL_LINK_INVALID: {
    en: 'This link is not valid, or not any more.',
    nl: 'Deze link is niet (meer) geldig.',
  },
  EMAIL_LINK_EXPIRED: {
    en: 'The time of this link is over.',
    nl: 'De tijd van deze link is voorbij.',
  },
} as const;
