/** What Celia's own staff may be refused. */
export const CELIA_REFUSALS = {
  NO_SUCH_CUSTOMER: {
    en: 'Nobody is registered so.',
    fi: 'Näin ei ole rekisteröity ketään.',
    sv: 'Ingen är registrerad så.',
  },
} as const;
