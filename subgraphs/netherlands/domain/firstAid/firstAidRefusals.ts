/** The refusals of cases of first aid. */
export const FIRST_AID_REFUSALS = {
  CASE_OPEN_ALREADY: {
    en: 'There is an open case of this symptom for this borrower.',
    nl: 'Er is voor deze klant al een open melding van deze klacht.',
  },
  CASE_CLOSED: { en: 'This case is closed.', nl: 'Deze melding is gesloten.' },
  CASE_WITH_OTHERS: {
    en: 'This case is with those in `parts`.',
    nl: 'Deze melding ligt bij wie `parts` noemt.',
  },
  STEP_IS_YOURS: {
    en: 'The next step is yours or the borrower’s, and nobody else can take it. `parts` names the operation, where there is one.',
    nl: 'De volgende stap is van jou of van de klant, en niemand anders kan hem doen. `parts` noemt de handeling, als die er is.',
  },
  CASE_HAS_NO_LIBRARY: {
    en: 'The KB does not know to which library this borrower belongs: let him go there himself.',
    nl: 'De KB weet niet bij welke bibliotheek deze klant hoort: laat hem er zelf heen gaan.',
  },
} as const;
