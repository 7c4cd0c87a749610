/** How the newest letter to the address of a login account fared. WAITING: it has not gone out yet. */
export interface MailState {
  readonly state: 'WAITING' | 'SENT' | 'REFUSED' | 'BOUNCED';
  /** Since when. */
  readonly at: Date;
  /** The enhanced status code of what failed (RFC 3463). */
  readonly status?: string | undefined;
}

/** The same for whoever helps the member; it names no letter and no address. */
export function mailInWords({ state }: MailState, language: string): string {
  return WORDS[state][language === 'nl' ? 'nl' : 'en'];
}

const WORDS: Readonly<Record<MailState['state'], { readonly nl: string; readonly en: string }>> = {
  WAITING: {
    nl: 'De laatste mail wacht nog op verzending.',
    en: 'The last mail waits to be sent.',
  },
  SENT: {
    nl: 'De laatste mail is verstuurd; er is geen bericht dat hij niet aankwam. Laat de klant in de map met ongewenste mail kijken.',
    en: 'The last mail was sent, and nothing came back. Have the member look in the spam folder.',
  },
  REFUSED: {
    nl: 'De laatste mail is door de mailserver van de klant geweigerd. Vraag of het e-mailadres klopt.',
    en: 'The last mail was refused by the mail server of the member. Ask whether the e-mail address is right.',
  },
  BOUNCED: {
    nl: 'De laatste mail is onbestelbaar teruggekomen. Vraag of het e-mailadres klopt.',
    en: 'The last mail came back as undeliverable. Ask whether the e-mail address is right.',
  },
};
