/** Confirms an erasure to an address that was known before it. It names no person, no number and no library. */
export function erasureLetter(): { subject: string; text: string } {
  return {
    subject: 'Je gegevens zijn verwijderd',
    text: `Hallo,

Je inlogaccount en je lidmaatschap voor e-books zijn verwijderd, zoals met je wachtwoord is gevraagd. Ook dit adres hebben
we verwijderd.

Heb je dit niet zelf gevraagd? Neem dan contact op met je bibliotheek.
`,
  };
}
