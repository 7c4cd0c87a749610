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
  NEW_PASSWORD_REQUIRED: {
    en: 'This password is temporary: choose one of your own with it.',
    nl: 'Dit wachtwoord is tijdelijk: kies er een eigen wachtwoord mee.',
  },
  TEMPORARY_PASSWORD_EXPIRED: {
    en: 'The time of this temporary password is over. Ask for a new password with "forgot password".',
    nl: 'De tijd van dit tijdelijke wachtwoord is voorbij. Vraag een nieuw wachtwoord aan met "wachtwoord vergeten".',
  },
  PASSWORD_UNCHANGED: {
    en: 'The new password is the temporary one.',
    nl: 'Het nieuwe wachtwoord is gelijk aan het tijdelijke.',
  },
  OWNER_CAN_SIGN_IN: {
    en: 'The owner signed in lately and no sign-in failed since: he changes it himself.',
    nl: 'De eigenaar heeft onlangs ingelogd en daarna is er geen inlogpoging mislukt: hij wijzigt het zelf.',
  },
  RESET_NOT_ASKED_FOR: {
    en: 'The owner has not asked for a new password since the last sign-in: that comes first.',
    nl: 'De eigenaar heeft na de laatste keer inloggen geen nieuw wachtwoord aangevraagd: dat komt eerst.',
  },
  CASE_NUMBER_INVALID: {
    en: 'The number of the case must have 3 to 30 capitals, digits or hyphens.',
    nl: 'Het zaaknummer moet 3 tot 30 hoofdletters, cijfers of streepjes hebben.',
  },
} as const;
