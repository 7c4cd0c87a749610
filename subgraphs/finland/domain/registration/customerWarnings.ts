import type { ActiveCustomer } from '../customer.ts';

/** What a registrar should know about a customer's record that was saved all the same. */
export const WARNINGS = {
  EMAIL_BELONGS_TO_REGISTRAR: {
    en: 'The e-mail address is a registrar’s or teacher’s. Change it to the customer’s or guardian’s as soon as there is one.',
    fi: 'Sähköpostiosoite on rekisteröijän tai opettajan. Vaihda se asiakkaan tai huoltajan osoitteeksi heti, kun voit.',
    sv: 'E-postadressen är registrerarens eller lärarens. Byt den till kundens eller vårdnadshavarens så snart det går.',
  },
  EXTRA_INFO_NOT_MONITORED: {
    en: 'Nobody at Celia watches the extra information.',
    fi: 'Kukaan Celiassa ei seuraa lisätietoja.',
    sv: 'Ingen på Celia bevakar tilläggsuppgifterna.',
  },
  EXTRA_INFO_SOUNDS_URGENT: {
    en: 'The extra information sounds urgent, and nobody watches it. Write to palvelut@celia.fi or use the chat of celianet.fi.',
    fi: 'Lisätiedot kuulostavat kiireellisiltä, eikä kukaan seuraa niitä. Kirjoita osoitteeseen palvelut@celia.fi tai käytä celianet.fi:n chattia.',
    sv: 'Tilläggsuppgifterna låter brådskande, och ingen bevakar dem. Skriv till palvelut@celia.fi eller använd chatten på celianet.fi.',
  },
} as const;
export type Warning = keyof typeof WARNINGS;

// Stems, because Finnish and Swedish words take endings. "Heti" and "nyt" alone are in too many harmless sentences.
const URGENT =
  /(?<!\p{L})(?:kiire|pika(?:isesti|inen|ista)|välittömästi|akuut|hätä|soittakaa|brådsk|omedelbar|genast|akut|urgent|asap|immediately|emergency)/iu;

/** F11, F24. */
export function warningsAbout({
  emailOwner,
  extraInformation,
}: Pick<ActiveCustomer, 'emailOwner' | 'extraInformation'>): Warning[] {
  return [
    ...(emailOwner === 'REGISTRAR' ? (['EMAIL_BELONGS_TO_REGISTRAR'] as const) : []),
    ...(extraInformation ? (['EXTRA_INFO_NOT_MONITORED'] as const) : []),
    ...(extraInformation && URGENT.test(extraInformation) ? (['EXTRA_INFO_SOUNDS_URGENT'] as const) : []),
  ];
}
