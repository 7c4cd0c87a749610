/** Who acts next. FUNCTIONAL_MANAGEMENT is that of the borrower's library; KB_IAM is fbiam@kb.nl. */
export type FirstAidActor = 'BORROWER' | 'LIBRARY_DESK' | 'FUNCTIONAL_MANAGEMENT' | 'KB_CUSTOMER_CARE' | 'KB_IAM';

/** What only a person can tell: the field of the answers that it goes into. */
export type FirstAidQuestion = 'usernameIsCurrent' | 'addressIsRight' | 'foundInSpam';

interface Advice {
  readonly actor: FirstAidActor;
  /** The root field that does it; none where nothing here does. */
  readonly operation?: string;
  readonly question?: FirstAidQuestion;
  readonly en: string;
  readonly nl: string;
}

/** Where the tree ends: who acts, by which operation, and what to say. No word about a person in any of them. */
export const FIRST_AID_ADVICE = {
  USE_CURRENT_USERNAME: {
    actor: 'BORROWER',
    en: 'Sign in with the current username. Details from before the migration do not work any more; at the desk the username can be looked up.',
    nl: 'Log in met de huidige gebruikersnaam. Gegevens van voor de migratie werken niet meer; de balie kan de gebruikersnaam opzoeken.',
  },
  ASK_FOR_USERNAME: {
    actor: 'LIBRARY_DESK',
    question: 'usernameIsCurrent',
    en: 'Ask which username is typed, and compare it with the current one.',
    nl: 'Vraag welke gebruikersnaam wordt ingevuld, en vergelijk die met de huidige.',
  },
  RESET_PASSWORD: {
    actor: 'BORROWER',
    operation: 'forgotPassword',
    en: "Choose 'forgot password' and fill in the username, not the e-mail address. A mail with a link follows.",
    nl: "Kies 'Wachtwoord vergeten' en vul de gebruikersnaam in, niet het e-mailadres. Er volgt een mail met een link.",
  },
  ASK_KB_CUSTOMER_CARE: {
    actor: 'KB_CUSTOMER_CARE',
    en: 'Hand it to KB customer service (for borrowers: onlinebibliotheek.nl/contact; its phone is for library staff and small actions only). It may change e-mail address, password and username of who cannot sign in; pass numbers and subscriptions it may not.',
    nl: 'Zet het door naar KB Klantenservice (voor klanten: onlinebibliotheek.nl/contact; de telefoon is alleen voor medewerkers van bibliotheken en voor kleine handelingen). Die mag e-mailadres, wachtwoord en gebruikersnaam wijzigen van wie niet kan inloggen; pasnummers en abonnementen niet.',
  },
  SELL_SUBSCRIPTION: {
    actor: 'LIBRARY_DESK',
    operation: 'enrolDigitalMemberAtDesk',
    en: 'There is no subscription that gives access. Explain that, and offer one.',
    nl: 'Er is geen abonnement dat toegang geeft. Leg dat uit en bied er een aan.',
  },
  RENEW_SUBSCRIPTION: {
    actor: 'LIBRARY_DESK',
    operation: 'renewDigitalMembership',
    en: 'The subscription has ended. Renew it; the login account stays as it is.',
    nl: 'Het abonnement is afgelopen. Verleng het; het inlogaccount blijft zoals het is.',
  },
  SETTLE_WITH_LIBRARY: {
    actor: 'LIBRARY_DESK',
    en: 'The subscription is blocked or not paid. The library settles that with the borrower.',
    nl: 'Het abonnement is geblokkeerd of niet betaald. De bibliotheek regelt dat met de klant.',
  },
  EXPLAIN_SUBSCRIPTION: {
    actor: 'LIBRARY_DESK',
    en: 'This subscription gives no e-books. Explain that, and offer one that does.',
    nl: 'Dit abonnement geeft geen e-books. Leg dat uit en bied er een aan dat dat wel doet.',
  },
  SYNCHRONISE: {
    actor: 'LIBRARY_DESK',
    operation: 'synchroniseCustomer',
    en: "The KB has it otherwise: a fault of the synchronisation. Staff of the borrower's library synchronise by hand in the member system; the KB cannot change pass numbers or subscriptions.",
    nl: 'Bij de KB staat het anders: een synchronisatiefout. Een medewerker van de eigen bibliotheek synchroniseert handmatig in het ledensysteem; de KB kan pasnummers en abonnementen niet wijzigen.',
  },
  ASK_FUNCTIONAL_MANAGEMENT: {
    actor: 'FUNCTIONAL_MANAGEMENT',
    operation: 'synchroniseCustomer',
    en: 'Synchronising did not help. Hand it to the functional management of the library.',
    nl: 'Synchroniseren hielp niet. Zet het door naar het functioneel beheer van de bibliotheek.',
  },
  ASK_KB_IAM: {
    actor: 'KB_IAM',
    operation: 'repairPassNumberAtKb',
    en: 'Functional management could not help either. Hand it to the identity management of the KB: fbiam@kb.nl.',
    nl: 'Ook functioneel beheer kon niet helpen. Zet het door naar het identiteitsbeheer van de KB: fbiam@kb.nl.',
  },
  SIGN_IN_WITH_USERNAME: {
    actor: 'BORROWER',
    operation: 'signIn',
    en: 'All is in place. Sign in with the username of the login account; it does not change with the pass.',
    nl: 'Alles staat goed. Log in met de gebruikersnaam van het inlogaccount; die verandert niet met de pas mee.',
  },
  WAIT_FOR_MAIL: {
    actor: 'BORROWER',
    en: 'The mail is on its way. Wait a few minutes before you ask for another.',
    nl: 'De mail is onderweg. Wacht een paar minuten voor je een nieuwe aanvraagt.',
  },
  CHANGE_ADDRESS: {
    actor: 'KB_CUSTOMER_CARE',
    operation: 'changeLoginEmail',
    en: 'The mailbox refused the mail. KB customer service may change the e-mail address of who cannot sign in.',
    nl: 'De mailbox weigerde de mail. KB Klantenservice mag het e-mailadres wijzigen van wie niet kan inloggen.',
  },
  CORRECT_ADDRESS: {
    actor: 'LIBRARY_DESK',
    operation: 'changeMemberDetails',
    en: 'The mail with the link was refused or came back. Ask for the right e-mail address and correct it at the library; then forget the login account and generate a new one. Who signed up online does so again.',
    nl: 'De mail met de link is geweigerd of kwam terug. Vraag het juiste e-mailadres en verbeter het bij de bibliotheek; vergeet daarna het inlogaccount en genereer een nieuw. Wie zich online aanmeldde, doet dat opnieuw.',
  },
  ASK_FOR_ADDRESS: {
    actor: 'LIBRARY_DESK',
    question: 'addressIsRight',
    en: 'Ask which address the borrower looks at, and compare it with the masked one.',
    nl: 'Vraag in welke mailbox de klant kijkt, en vergelijk het adres met het afgeschermde.',
  },
  LOOK_AT_ADDRESS: {
    actor: 'BORROWER',
    en: 'The mail went to another address: tell the masked one, and look in that mailbox.',
    nl: 'De mail ging naar een ander adres: noem het afgeschermde, en kijk in die mailbox.',
  },
  ASK_FOR_SPAM: {
    actor: 'BORROWER',
    question: 'foundInSpam',
    en: 'Look in the folder for unwanted mail.',
    nl: 'Kijk in de map met ongewenste mail.',
  },
  USE_RESET_LINK: {
    actor: 'BORROWER',
    operation: 'resetPassword',
    en: 'Use the link of the newest mail; the older ones do not work.',
    nl: 'Gebruik de link uit de nieuwste mail; oudere werken niet.',
  },
  SET_TEMPORARY_PASSWORD: {
    actor: 'KB_CUSTOMER_CARE',
    operation: 'setTemporaryPassword',
    en: 'Mails sometimes do not arrive, not even as spam. KB customer service sets a temporary password.',
    nl: 'Mails komen soms niet aan, ook niet als ongewenste mail. KB Klantenservice maakt een tijdelijk wachtwoord.',
  },
  USE_ACTIVATION_LINK: {
    actor: 'BORROWER',
    operation: 'activateLoginAccount',
    en: 'The account waits to be activated: use the link of the mail before its 24 hours are over.',
    nl: 'Het account wacht op activering: gebruik de link uit de mail voordat de 24 uur om zijn.',
  },
  REPAIR_ACCOUNT: {
    actor: 'LIBRARY_DESK',
    operation: 'forgetLoginAccount',
    en: 'There is no activated account. The library forgets the login account and generates a new one, in that order.',
    nl: 'Er is geen geactiveerd account. De bibliotheek vergeet het inlogaccount en genereert een nieuw, in die volgorde.',
  },
  FORGET_ACCOUNT: {
    actor: 'LIBRARY_DESK',
    operation: 'forgetLoginAccount',
    en: 'The 24 hours are over. Forget the login account first; then generate a new one.',
    nl: 'De 24 uur zijn om. Vergeet eerst het inlogaccount; genereer daarna een nieuw.',
  },
  GENERATE_ACCOUNT: {
    actor: 'LIBRARY_DESK',
    operation: 'generateLoginAccount',
    en: 'The old login account is forgotten. Generate a new one: another mail, another 24 hours.',
    nl: 'Het oude inlogaccount is vergeten. Genereer een nieuw: weer een mail, weer 24 uur.',
  },
  ASK_LIBRARY: {
    actor: 'LIBRARY_DESK',
    en: "The KB is not responsible for sign-ins at a library's own site. That library helps.",
    nl: 'De KB is niet verantwoordelijk voor inloggen op de site van een bibliotheek. Die bibliotheek helpt.',
  },
} as const satisfies Readonly<Record<string, Advice>>;

export type FirstAidAdvice = keyof typeof FIRST_AID_ADVICE;

export function adviceOf(advice: FirstAidAdvice): Advice {
  return FIRST_AID_ADVICE[advice];
}
