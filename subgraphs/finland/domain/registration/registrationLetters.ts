import type { Language } from '../customer.ts';
import type { LetterText } from '../letters.ts';

const WELCOME: Readonly<Record<Language, LetterText>> = {
  FI: {
    subject: 'Näin pääset alkuun',
    text: 'Hei!\n\nToivottavasti pääsit hyvin alkuun. Jos et ole vielä valinnut salasanaa tai lukeminen ei onnistu, apua saat täältä:\nhttps://www.celianet.fi/ohjeet\nhttps://www.celianet.fi/usein-kysytyt\n\nSähköposti: palvelut@celia.fi\n',
  },
  SV: {
    subject: 'Så kommer du i gång',
    text: 'Hej!\n\nVi hoppas att du har kommit i gång. Om du inte har valt ett lösenord ännu, eller om läsningen inte lyckas, finns det hjälp här:\nhttps://www.celianet.fi/sv\n\nE-post: palvelut@celia.fi\n',
  },
};

const GUARDIAN_CONSENT: Readonly<Record<Language, LetterText>> = {
  FI: {
    subject: 'Suostumuksesi on kirjattu',
    text: 'Antamasi huoltajan suostumus on kirjattu. Voit perua sen siellä, missä annoit sen, tai asiakaspalvelussa.\n\nJos et ole antanut suostumusta, ota heti yhteyttä: palvelut@celia.fi\n',
  },
  SV: {
    subject: 'Ditt samtycke har antecknats',
    text: 'Det samtycke som du gav som vårdnadshavare har antecknats. Du kan återta det där du gav det, eller hos kundtjänsten.\n\nOm du inte har gett något samtycke, kontakta oss genast: palvelut@celia.fi\n',
  },
};

const TRANSFER: Readonly<Record<Language, LetterText>> = {
  FI: {
    subject: 'Asiakastietosi on siirretty',
    text: 'Asiakastietosi hoitaa tästä lähtien toinen yksikkö, kuten pyydettiin.\n\nJos sinä tai huoltajasi ette ole pyytäneet sitä, ota heti yhteyttä: palvelut@celia.fi\n',
  },
  SV: {
    subject: 'Dina kunduppgifter har flyttats',
    text: 'En annan enhet sköter dina kunduppgifter från och med nu, så som det begärdes.\n\nOm du eller din vårdnadshavare inte har bett om det, kontakta oss genast: palvelut@celia.fi\n',
  },
};

/** F22, F25: how to get started. */
export function welcomeLetter(language: Language): LetterText {
  return WELCOME[language];
}

export function guardianConsentLetter(language: Language): LetterText {
  return GUARDIAN_CONSENT[language];
}

export function transferLetter(language: Language): LetterText {
  return TRANSFER[language];
}
