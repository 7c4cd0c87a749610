/** What the life of a subscription refuses. */
export const SUBSCRIPTION_LIFE_REFUSALS = {
  ALREADY_RENEWED: {
    en: 'The next term is there already.',
    nl: 'De volgende periode is er al.',
  },
  RENEWAL_TOO_EARLY: {
    en: 'It is too early to renew; `parts` has the first day on which it can be done.',
    nl: 'Verlengen kan nog niet; `parts` noemt de eerste dag waarop het kan.',
  },
  PAYMENT_FIRST: {
    en: 'The present subscription has to be paid first.',
    nl: 'Het huidige abonnement moet eerst betaald worden.',
  },
  MEMBERSHIP_BANNED: {
    en: 'The library has banned this member.',
    nl: 'De bibliotheek heeft deze klant geblokkeerd.',
  },
  MEMBERSHIP_NOT_BANNED: {
    en: 'This member is not banned.',
    nl: 'Deze klant is niet geblokkeerd.',
  },
  MEMBERSHIP_ENDED: {
    en: 'This membership is over: renew it first.',
    nl: 'Dit lidmaatschap is afgelopen: verleng het eerst.',
  },
  NOTHING_TO_CANCEL: {
    en: 'This membership is over: there is nothing to cancel.',
    nl: 'Dit lidmaatschap is afgelopen: er valt niets op te zeggen.',
  },
  ALREADY_CANCELLED: {
    en: 'This membership is cancelled with its last day already.',
    nl: 'Dit lidmaatschap is al opgezegd per de laatste dag.',
  },
  CANCEL_AT_ONCE_AT_DESK: {
    en: 'Only the library can end a membership before its last day.',
    nl: 'Alleen de bibliotheek kan een lidmaatschap voor de laatste dag beëindigen.',
  },
  BRANCH_UNKNOWN: {
    en: 'Your library has no such branch.',
    nl: 'Je bibliotheek heeft die vestiging niet.',
  },
  BRANCH_UNCHANGED: {
    en: 'The member is at that branch already.',
    nl: 'De klant hoort al bij die vestiging.',
  },
} as const;
