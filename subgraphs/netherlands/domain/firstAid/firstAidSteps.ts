import type { FirstAidAnswers, FirstAidFacts } from './firstAidFacts.ts';

/** What a step finds. NOT_SEEN: by who cannot look there; TO_ASK: only the borrower can tell. */
export const LOOKS = {
  YES: { en: 'Yes.', nl: 'Ja.' },
  NO: { en: 'No.', nl: 'Nee.' },
  WAITING: { en: 'Not yet.', nl: 'Nog niet.' },
  ENDED: { en: 'Not any more: it has ended.', nl: 'Niet meer: het is afgelopen.' },
  MAIL_REFUSED: {
    en: 'Not yet: the mail for it was refused or came back.',
    nl: 'Nog niet: de mail daarvoor is geweigerd of kwam terug.',
  },
  BLOCKED: { en: 'No: it is blocked or refused.', nl: 'Nee: het is geblokkeerd of geweigerd.' },
  TOO_LITTLE: { en: 'Only a subscription without e-books.', nl: 'Alleen een abonnement zonder e-books.' },
  NOT_SEEN: { en: 'That cannot be seen from here.', nl: 'Dat is hier niet te zien.' },
  TO_ASK: { en: 'Ask the borrower.', nl: 'Vraag het de klant.' },
} as const;
export type Look = keyof typeof LOOKS;

/** The questions of the tree. */
export const FIRST_AID_STEPS = {
  ACCOUNT_ACTIVE: { en: 'Is the login account activated?', nl: 'Is het inlogaccount geactiveerd?' },
  USERNAME_CURRENT: {
    en: 'Is the username the current one, and not one from before the migration?',
    nl: 'Is het de huidige gebruikersnaam, en niet een van voor de migratie?',
  },
  PASSWORD_RESET_TRIED: {
    en: 'Was a new password set by username, and does signing in still fail?',
    nl: 'Is er met de gebruikersnaam een nieuw wachtwoord gemaakt, en lukt inloggen nog niet?',
  },
  LIBRARY_GIVES_ACCESS: {
    en: 'Does the subscription at the library give access?',
    nl: 'Geeft het abonnement bij de bibliotheek toegang?',
  },
  KB_GIVES_ACCESS: {
    en: 'Does the KB have a subscription that gives access?',
    nl: 'Staat bij de KB een abonnement dat toegang geeft?',
  },
  SYNCHRONISED: {
    en: 'Did the library synchronise by hand since?',
    nl: 'Heeft de bibliotheek sindsdien handmatig gesynchroniseerd?',
  },
  KB_STILL_WRONG: { en: 'Is the KB still wrong?', nl: 'Staat het bij de KB nog steeds verkeerd?' },
  PASS_NUMBER_AT_KB: {
    en: 'Does the KB know the new pass number?',
    nl: 'Kent de KB het nieuwe pasnummer?',
  },
  FUNCTIONAL_MANAGEMENT_TRIED: {
    en: 'Did the functional management of the library try?',
    nl: 'Heeft het functioneel beheer van de bibliotheek het geprobeerd?',
  },
  RESET_MAIL_SENT: { en: 'Was the mail sent?', nl: 'Is de mail verstuurd?' },
  ADDRESS_RIGHT: {
    en: 'Does the borrower have the right e-mail address in mind?',
    nl: 'Heeft de klant het juiste e-mailadres voor ogen?',
  },
  SPAM_FOLDER: { en: 'Is the mail in the spam folder?', nl: 'Staat de mail in de map met ongewenste mail?' },
  ACCOUNT_FORGOTTEN: {
    en: 'Has the library forgotten the old login account?',
    nl: 'Heeft de bibliotheek het oude inlogaccount vergeten?',
  },
  AT_THE_LIBRARY_ITSELF: {
    en: "Does it go wrong at the library's own site?",
    nl: 'Gaat het mis op de site van de bibliotheek zelf?',
  },
} as const;
export type FirstAidStep = keyof typeof FIRST_AID_STEPS;

const ACCOUNT = {
  ACTIVE: 'YES',
  PENDING_ACTIVATION: 'WAITING',
  LINK_EXPIRED: 'NO',
  DELETED_BY_KB: 'NO',
  NONE: 'NO',
  UNKNOWN: 'NOT_SEEN',
} as const;
const LIBRARY = {
  GIVES_ACCESS: 'YES',
  NO_SUBSCRIPTION: 'NO',
  ENDED: 'ENDED',
  BLOCKED: 'BLOCKED',
  WITHOUT_EBOOKS: 'TOO_LITTLE',
  NOT_SEEN: 'NOT_SEEN',
} as const;

/** How each question is answered: by what is seen, and by what a person said only where nothing is seen. */
export const LOOK_AT: Readonly<Record<FirstAidStep, (facts: FirstAidFacts, told: FirstAidAnswers) => Look>> = {
  ACCOUNT_ACTIVE: ({ account, mailRefused }) =>
    account === 'PENDING_ACTIVATION' && mailRefused ? 'MAIL_REFUSED' : ACCOUNT[account],
  USERNAME_CURRENT: ({ username }, { usernameIsCurrent }) =>
    username === 'NOT_TYPED' ? told(usernameIsCurrent) : yesOrNo(username === 'CURRENT'),
  PASSWORD_RESET_TRIED: ({ failedAfterReset }, { resetTried }) => yesOrNo(failedAfterReset || resetTried === true),
  LIBRARY_GIVES_ACCESS: ({ library }) => LIBRARY[library],
  KB_GIVES_ACCESS: ({ kb }) => (kb === 'ONLY_BASIS' ? 'TOO_LITTLE' : yesOrNo(kb === 'GIVES_ACCESS')),
  SYNCHRONISED: ({ synchronisedBy: { desk, functionalManagement }, library }, { synchronised }) => {
    if (library === 'NOT_SEEN' && synchronised === undefined) return 'NOT_SEEN';
    return yesOrNo(desk || functionalManagement || synchronised === true);
  },
  KB_STILL_WRONG: () => 'YES',
  PASS_NUMBER_AT_KB: ({ passNumbers }) => (passNumbers === 'NOT_SEEN' ? passNumbers : yesOrNo(passNumbers === 'SAME')),
  FUNCTIONAL_MANAGEMENT_TRIED: ({ synchronisedBy }, { functionalManagementTried }) =>
    yesOrNo(synchronisedBy.functionalManagement || functionalManagementTried === true),
  RESET_MAIL_SENT: ({ resetMail }) =>
    (({ NOT_ASKED: 'NO', WAITING: 'WAITING', SENT: 'YES', REFUSED: 'BLOCKED' }) as const)[resetMail],
  ADDRESS_RIGHT: (_facts, { addressIsRight }) => told(addressIsRight),
  SPAM_FOLDER: (_facts, { foundInSpam }) => told(foundInSpam),
  ACCOUNT_FORGOTTEN: ({ link }) => (link === 'NOT_SEEN' ? link : yesOrNo(link === 'FORGOTTEN')),
  AT_THE_LIBRARY_ITSELF: () => 'YES',
};

function yesOrNo(is: boolean): 'YES' | 'NO' {
  return is ? 'YES' : 'NO';
}

function told(answer: boolean | undefined): Look {
  return answer === undefined ? 'TO_ASK' : yesOrNo(answer);
}
