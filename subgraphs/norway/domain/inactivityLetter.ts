/** The warning before an account that nobody uses is deleted. It names no number and has no link. */
export function inactivityLetter(graceDays: number): { subject: string; text: string } {
  return {
    subject: 'Lånekortet ditt blir slettet hvis du ikke bruker det',
    text: `Hei!

Det er lenge siden du brukte det nasjonale lånekortet ditt. Hvis du ikke bruker det innen ${graceDays} dager, sletter vi
kontoen og opplysningene om deg. Vil du beholde kortet, kan du logge inn eller vise det i et bibliotek.

Lån og krav hos bibliotekene dine blir ikke berørt.


It is long since you used your national library card. Unless you use it within ${graceDays} days, we delete the account
and what we know of you. To keep the card, sign in or show it at a library.
`,
  };
}
