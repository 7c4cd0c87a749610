import type { Words } from './words.ts';

/** What a registrar looks for who does not know how to go on. Addresses as the source documents give them. */
export interface HelpTopic {
  readonly title: Words;
  readonly text: Words;
  readonly links: readonly string[];
}

const MAIL = 'mailto:palvelut@celia.fi';

export const HELP_TOPICS = {
  QUESTIONS: {
    title: { en: 'Frequently asked questions', fi: 'Usein kysytyt kysymykset', sv: 'Vanliga frågor' }, // F6
    text: {
      en: 'What registrars ask most often about a registration.',
      fi: 'Mitä rekisteröijät useimmin kysyvät rekisteröinnistä.',
      sv: 'Vad registrerare oftast frågar om registreringen.',
    },
    links: ['https://www.celianet.fi/usein-kysytyt/#rekisteröinti'],
  },
  CUSTOMER_SERVICE: {
    title: { en: "Celia's customer service", fi: 'Celian asiakaspalvelu', sv: 'Celias kundtjänst' }, // F17
    text: {
      en: 'Problems with a registration: the chat on celianet.fi on weekdays from 9 to 14, or mail. Urgent things never in the extra information.',
      fi: 'Ongelmia rekisteröinnissä: celianet.fi:n chat arkisin klo 9–14 tai sähköposti. Kiireellisiä viestejä ei lisätietoihin.',
      sv: 'Problem med registreringen: chatten på celianet.fi vardagar kl. 9–14 eller e-post. Inga brådskande meddelanden i tilläggsuppgifterna.',
    },
    links: ['https://www.celianet.fi', MAIL],
  },
  LOST_CREDENTIALS: {
    title: {
      en: 'Your own credentials are lost',
      fi: 'Omat rekisteröijän tunnukset hukassa',
      sv: 'Dina egna uppgifter är borta',
    }, // F18
    text: {
      en: 'Order new ones to your own e-mail address.',
      fi: 'Tilaa uudet omaan sähköpostiisi.',
      sv: 'Beställ nya till din egen e-post.',
    },
    links: ['https://www.celianet.fi/palautasalasana'],
  },
  CODE_IN_USE: {
    title: {
      en: 'The code is in use, nobody is found',
      fi: 'Hetu on käytössä, mutta asiakasta ei löydy',
      sv: 'Koden används, ingen hittas',
    }, // F19
    text: {
      en: "Ask Celia's customer service, which can see the customer and make one again.",
      fi: 'Ota yhteyttä Celian asiakaspalveluun, joka näkee asiakkaan ja voi aktivoida hänet.',
      sv: 'Kontakta Celias kundtjänst, som ser kunden och kan aktivera.',
    },
    links: [MAIL],
  },
  CD_TO_ONLINE: {
    title: {
      en: 'From CDs to online books',
      fi: 'CD-lainaajasta verkkokäyttäjäksi',
      sv: 'Från cd-låntagare till nätkund',
    }, // F20
    text: {
      en: 'Celia changes it. Ask by mail.',
      fi: 'Celia vaihtaa. Pyydä sähköpostilla.',
      sv: 'Celia ändrar. Be per e-post.',
    },
    links: [MAIL],
  },
  NO_CODE: {
    title: {
      en: 'Somebody without a personal identity code',
      fi: 'Asiakkaalla ei ole henkilötunnusta',
      sv: 'Kunden saknar personbeteckning',
    }, // F21
    text: {
      en: 'Open a case with openCeliaCase: the form goes sealed to Celia. Never type something else instead of the code. Outside this system the form goes by secure mail.',
      fi: 'Lähetä asiakastietolomake Celialle (openCeliaCase): se kulkee suljettuna. Älä kirjoita henkilötunnuksen paikalle muuta. Tämän järjestelmän ulkopuolella lomake lähetetään turvapostina.',
      sv: 'Skicka kunduppgiftsblanketten till Celia (openCeliaCase): den går förseglad. Skriv inget annat i stället för koden. Utanför det här systemet skickas blanketten som säker e-post.',
    },
    links: ['https://www.celianet.fi/lomakkeet/#asiakastietolomake', 'https://turvaviesti.celia.fi'],
  },
  GETTING_STARTED: {
    title: { en: 'Help the customer get started', fi: 'Auta asiakas alkuun', sv: 'Hjälp kunden i gång' }, // F22
    text: {
      en: 'If possible, see that the customer gets started with borrowing and listening. An online customer also gets a mail after about two weeks.',
      fi: 'Huolehdi, jos mahdollista, että asiakas pääsee lainaamisen ja kuuntelun alkuun. Verkkoasiakas saa myös sähköpostin noin kahden viikon kuluttua.',
      sv: 'Se om möjligt till att kunden kommer i gång med lån och lyssnande. En nätkund får också e-post efter ungefär två veckor.',
    },
    links: ['https://www.celianet.fi/ohjeet'],
  },
  BOOK_TIPS: {
    title: { en: 'Book tips', fi: 'Kirjavinkit', sv: 'Boktips' }, // F23
    text: {
      en: 'You may show book tips too.',
      fi: 'Voit esitellä myös kirjavinkkejä.',
      sv: 'Du kan också visa boktips.',
    },
    links: ['https://www.celianet.fi'],
  },
  CONTACT: {
    title: { en: 'Contact', fi: 'Yhteystiedot', sv: 'Kontaktuppgifter' }, // F26
    text: {
      en: 'Everybody at Celia who can be reached.',
      fi: 'Celian yhteystiedot.',
      sv: 'Celias kontaktuppgifter.',
    },
    links: ['https://www.celia.fi/yhteystiedot'],
  },
} as const satisfies Readonly<Record<string, HelpTopic>>;
export type HelpTopicCode = keyof typeof HELP_TOPICS;

/** Descriptions of the codes, for the schema. */
export const HELP_TOPIC_WORDS = Object.fromEntries(
  Object.entries(HELP_TOPICS).map(([code, { title }]) => [code, `${title.en}.`]),
);
