/** The refusals of relations between cards. */
export const RELATION_REFUSALS = {
  RELATION_NUMBER_INVALID: {
    en: 'A pass number has 10 to 14 digits.',
    nl: 'Een pasnummer heeft 10 tot en met 14 cijfers.',
  },
  RELATION_SELF: {
    en: 'This is your own card.',
    nl: 'Dit is je eigen pas.',
  },
  RELATION_EXISTS: {
    en: 'You have asked for this already, or have it.',
    nl: 'Dit heb je al aangevraagd, of je hebt het al.',
  },
  RELATIONS_CLOSED: {
    en: 'This card is closed to relations. Its owner or the desk of the library can open it.',
    nl: 'Deze pas is voor relaties gesloten. De eigenaar of de balie van de bibliotheek kan dat ongedaan maken.',
  },
  RELATION_NOT_WAITING: {
    en: 'This request does not wait for an answer, or not any more.',
    nl: 'Deze aanvraag wacht niet (meer) op antwoord.',
  },
  RELATION_NOT_CONFIRMED: {
    en: 'This relation is not confirmed, or has ended.',
    nl: 'Deze relatie is niet bevestigd, of is beëindigd.',
  },
  RELATION_NOT_AUTHORISED: {
    en: 'This card has not authorised yours for that. `parts` names the relation.',
    nl: 'Deze pas heeft de jouwe daar niet voor gemachtigd. `parts` noemt de relatie.',
  },
} as const;
