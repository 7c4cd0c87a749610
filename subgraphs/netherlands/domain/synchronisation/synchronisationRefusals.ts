/** What the synchronisation with the KB refuses. */
export const SYNCHRONISATION_REFUSALS = {
  KB_SILENT: {
    en: 'The KB does not answer. The message waits and goes out by itself; functional management can look into it.',
    nl: 'De KB antwoordt niet. Het bericht blijft klaarstaan en gaat vanzelf weg; functioneel beheer kan ernaar kijken.',
  },
  KB_PASS_NUMBER_INVALID: {
    en: 'A pass number has 10 to 14 digits.',
    nl: 'Een pasnummer heeft 10 tot 14 cijfers.',
  },
} as const;
