interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** To the owner of the card asked for. It names nobody: whoever reads it signs in to see which card asks (R13). */
export function relationRequestedLetter(): Letter {
  return {
    subject: 'Er wacht een aanvraag op je antwoord',
    text: `Iemand vraagt bij de bibliotheek of hij of zij voor jou mag verlengen of betalen.

Log in bij de bibliotheek met je eigen gebruikersnaam en wachtwoord en kies relaties. Daar zie je wat er gevraagd is. Je bevestigt of weigert elke aanvraag apart.

Ken je de aanvraag niet? Weiger hem, of doe niets: zonder jouw bevestiging verandert er niets. Bevestig nooit iets omdat iemand je daarom belt of mailt.
`,
  };
}

/** To the same owner once it is confirmed, so that he hears of it if it was not he who did so. */
export function relationConfirmedLetter(): Letter {
  return {
    subject: 'Een aanvraag is bevestigd',
    text: `Met jouw inlogaccount is bij de bibliotheek bevestigd dat iemand anders voor jou mag verlengen of betalen.

Heb je dit zelf gedaan? Dan hoef je niets te doen.

Heb je dit niet zelf gedaan? Log in, kies relaties en beëindig de relatie. Vraag daarna een nieuw wachtwoord aan met je gebruikersnaam, en neem contact op met je bibliotheek.
`,
  };
}
