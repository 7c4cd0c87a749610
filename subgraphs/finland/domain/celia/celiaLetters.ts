import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { CeliaCustomer } from '../customer.ts';
import type { LetterText } from '../letters.ts';
import { isRestricted } from './restriction.ts';

/** Confirms the end; nothing where the customer is one again. It does not tell of what, for others read mailboxes too. */
export function endedLetter({ state, language }: CeliaCustomer): LetterText | undefined {
  if (state !== 'MARKED_FOR_DELETION') return undefined;
  return language === 'SV'
    ? {
        subject: 'Ditt kundförhållande har upphört',
        text: 'Ditt kundförhållande har upphört, och dina användaruppgifter fungerar inte längre.\n\nOm det inte stämmer, kontakta kundtjänsten: palvelut@celia.fi\n',
      }
    : {
        subject: 'Asiakkuutesi on päättynyt',
        text: 'Asiakkuutesi on päättynyt, eivätkä tunnuksesi enää toimi.\n\nJos tämä ei pidä paikkaansa, ota yhteyttä asiakaspalveluun: palvelut@celia.fi\n',
      };
}

/** Tells of a restriction and its last day, and not of the reason; nothing where it is over. */
export function restrictedLetter(customer: CeliaCustomer, today: CalendarDate): LetterText | undefined {
  const { language, restriction } = customer;
  if (!restriction || !isRestricted(customer, today)) return undefined;
  const day = dayOf(restriction.through);
  return language === 'SV'
    ? {
        subject: 'Din användning har begränsats',
        text: `Du kan inte logga in i tjänsten till och med ${day}. Därefter fungerar dina användaruppgifter igen.\n\nKundtjänsten berättar varför och hur du söker ändring: palvelut@celia.fi\n`,
      }
    : {
        subject: 'Käyttöoikeuttasi on rajoitettu',
        text: `Et voi kirjautua palveluun ${day} saakka (se päivä mukaan lukien). Sen jälkeen tunnuksesi toimivat taas.\n\nAsiakaspalvelu kertoo syyn ja miten päätökseen haetaan muutosta: palvelut@celia.fi\n`,
      };
}

function dayOf(day: CalendarDate): string {
  const [year, month, dayOfMonth] = day.split('-').map(Number);
  return `${dayOfMonth}.${month}.${year}`;
}
