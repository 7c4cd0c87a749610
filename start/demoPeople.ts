/** Somebody who can sign in at the demo's identity provider. What they may do is looked up by each country, by subject. */
export interface DemoPerson {
  readonly subject: string;
  readonly name: string;
  /** In plain words, for the sign-in page and the banner. */
  readonly role: string;
  /** ISO 3166-1; absent for somebody who works across the countries. */
  readonly country?: 'NL' | 'NO' | 'FI';
}

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { subject: 'desk.annen', name: 'Library desk Annen', role: 'library desk at branch 5280 Annen', country: 'NL' },
  { subject: 'desk.haren', name: 'Library desk Haren', role: 'library desk at branch 6100 Haren', country: 'NL' },
  {
    subject: 'functional.drenthe',
    name: 'Functional management Drenthe',
    role: 'functional management of Bibliotheken Drenthe',
    country: 'NL',
  },
  { subject: 'kb.iam', name: 'KB identity management', role: 'identity management of the KB (fbiam)', country: 'NL' },
  { subject: 'kb.customer.care', name: 'KB customer care', role: 'customer service of the KB', country: 'NL' },
  { subject: 'desk.rana', name: 'Library desk Rana', role: 'library desk at Rana bibliotek', country: 'NO' },
  {
    subject: 'desk.karasjok',
    name: 'Library desk Karasjok',
    role: 'library desk at Karasjok bibliotek',
    country: 'NO',
  },
  {
    subject: 'system.rana',
    name: 'Library system Rana',
    role: "library system of Rana bibliotek, which reads what changed of the library's patrons",
    country: 'NO',
  },
  {
    subject: 'registrar.keskuskoulu',
    name: 'Registrar Keskuskoulu',
    role: 'Celia registrar for Annelan kirjasto and Keskuskoulu',
    country: 'FI',
  },
  {
    subject: 'registrar.pohjola',
    name: 'Registrar Pohjola',
    role: 'Celia registrar for other units of Finland',
    country: 'FI',
  },
  { subject: 'celia.palvelut', name: 'Celia customer service', role: 'customer service of Celia', country: 'FI' },
  { subject: 'analyst.one', name: 'Analyst One', role: 'analyst of membership statistics' },
];
