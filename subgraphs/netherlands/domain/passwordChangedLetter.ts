/** The mail after a forgotten password was replaced. No link: whoever did not do it himself asks for one. */
export function passwordChangedLetter(): { subject: string; text: string } {
  return {
    subject: 'Het wachtwoord van je inlogaccount is gewijzigd',
    text: `Het wachtwoord van je inlogaccount van de bibliotheek is gewijzigd.

Heb je dit zelf gedaan? Dan hoef je niets te doen.

Heb je dit niet zelf gedaan? Vraag dan meteen een nieuw wachtwoord aan met je gebruikersnaam, en neem contact op met je bibliotheek.
`,
  };
}
