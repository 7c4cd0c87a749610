import type { LetterText } from '../letters.ts';

// The register keeps no language of a registrar: both national languages in one mail.
/** The mail with the link for choosing a password, on invitation or because it was lost (F18). */
export function registrarLinkLetter(link: string, hours: number): LetterText {
  return {
    subject: 'Rekisteröijän salasana / Registrerarens lösenord',
    text: `Valitse rekisteröijän salasanasi täällä:\n${link}\n\nLinkki toimii kerran ja on voimassa ${hours} tuntia. Jos et odottanut tätä viestiä, sinun ei tarvitse tehdä mitään. Celia: palvelut@celia.fi\n\nVälj ditt lösenord som registrerare här:\n${link}\n\nLänken fungerar en gång och gäller i ${hours} timmar. Om du inte väntade dig det här meddelandet behöver du inte göra något. Celia: palvelut@celia.fi\n`,
  };
}

/** The notice after a password was chosen or changed. No link: whoever did not do it asks Celia. */
export function registrarPasswordLetter(): LetterText {
  return {
    subject: 'Rekisteröijän salasana on vaihdettu / Registrerarens lösenord har bytts',
    text: 'Rekisteröijän salasanasi on vaihdettu. Jos et ole tehnyt sitä itse, ota heti yhteyttä: palvelut@celia.fi\n\nDitt lösenord som registrerare har bytts. Om du inte har gjort det själv, kontakta genast: palvelut@celia.fi\n',
  };
}
