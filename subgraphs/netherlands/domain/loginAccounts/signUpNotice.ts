/** What whoever signed up is told, known address or not. */
export function signUpNotice(language: string): string {
  return language === 'nl'
    ? 'Je krijgt een mail. Reageer daarop binnen 24 uur: de link erin werkt daarna niet meer.'
    : 'You get a mail. React to it within 24 hours: its link does not work after that.';
}
