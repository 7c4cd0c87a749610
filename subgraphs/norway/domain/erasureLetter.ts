/** Confirms an erasure to the address that was known before it. It names no person, no number and no library. */
export function erasureLetter(): { subject: string; text: string } {
  return {
    subject: 'Opplysningene dine er slettet',
    text: `Hei!

Opplysningene dine i registeret over nasjonale lånekort er slettet, slik det ble bedt om etter innlogging med ID-porten.
Lån og krav hos bibliotekene dine blir ikke berørt. Vi har slettet også denne adressen.

Har du ikke bedt om dette? Si fra på biblioteket ditt, og se over innloggingene dine i ID-porten.


What the register of national library cards held of you is deleted, as was asked for after a sign-in at ID-porten. Loans
and claims at your libraries are not touched. This address is deleted too. If it was not you who asked, tell your library.
`,
  };
}
