import { CASE_REFUSALS } from './cases/caseRefusals.ts';
import { CELIA_REFUSALS } from './celia/celiaRefusals.ts';
import { PERSONAL_IDENTITY_CODE_REFUSALS } from './personalIdentityCodeRefusals.ts';
import { REGISTRAR_REFUSALS } from './registrars/registrarRefusals.ts';
import { REGISTRATION_REFUSALS } from './registration/registrationRefusals.ts';

/** Every no of Finland, in the words that a registrar or a customer reads. The English text is the code's description in the schema. */
export const REFUSALS = {
  NO_ACTIVE_UNIT: {
    en: 'First open the unit that you represent.',
    fi: 'Avaa ensin yksikkö, jota edustat.',
    sv: 'Öppna först den enhet som du företräder.',
  },
  NOT_YOUR_UNIT: {
    en: 'You do not represent this unit.',
    fi: 'Et edusta tätä yksikköä.',
    sv: 'Du företräder inte den här enheten.',
  },
  UNIT_CONTRACT_ENDED: {
    en: "The unit's contract with Celia has ended.",
    fi: 'Yksikön sopimus Celian kanssa on päättynyt.',
    sv: 'Enhetens avtal med Celia har upphört.',
  },
  ...PERSONAL_IDENTITY_CODE_REFUSALS,
  CUSTOMER_EXISTS_OWN_UNIT: {
    en: 'The person is a customer of your unit already.',
    fi: 'Henkilö on jo yksikkösi asiakas.',
    sv: 'Personen är redan kund hos din enhet.',
  },
  CUSTOMER_EXISTS_OTHER_UNIT: {
    en: 'The person is a customer of another unit already and cannot be registered again.',
    fi: 'Henkilö on jo toisen yksikön asiakas, eikä häntä voi rekisteröidä uudelleen.',
    sv: 'Personen är redan kund hos en annan enhet och kan inte registreras på nytt.',
  },
  NAME_SEARCH_TOO_SHORT: {
    en: 'Type at least three letters of the name.',
    fi: 'Kirjoita nimestä vähintään kolme kirjainta.',
    sv: 'Skriv minst tre bokstäver av namnet.',
  },
  ...CELIA_REFUSALS,
  ...REGISTRATION_REFUSALS,
  ...CASE_REFUSALS,
  ...REGISTRAR_REFUSALS,
  CUSTOMER_NOT_FOUND: {
    en: 'Your unit has no such customer.',
    fi: 'Yksikölläsi ei ole tällaista asiakasta.',
    sv: 'Din enhet har ingen sådan kund.',
  },
  GUARDIAN_CONSENT_REQUIRED: {
    en: "Under the age of 15 the guardian's consent is needed.",
    fi: 'Alle 15-vuotiaalta tarvitaan huoltajan suostumus.',
    sv: 'För den som är under 15 år behövs vårdnadshavarens samtycke.',
  },
  GUARDIAN_NOT_APPLICABLE: {
    en: 'Somebody who is 18 or older has no guardian; leave the consent out.',
    fi: '18 vuotta täyttäneellä ei ole huoltajaa. Jätä suostumus pois.',
    sv: 'Den som har fyllt 18 år har ingen vårdnadshavare. Lämna bort samtycket.',
  },
  GROUND_NOT_ALLOWED_FOR_UNIT: {
    en: 'A unit of this kind does not register on this ground: support at school is for schools, a reading disability for all others.',
    fi: 'Tällainen yksikkö ei rekisteröi tällä perusteella: koulun antama tuki on kouluille, lukemisen este muille.',
    sv: 'En enhet av det här slaget registrerar inte på den här grunden: skolans stöd är för skolor, läsnedsättning för övriga.',
  },
  ATTESTATION_REQUIRED: {
    en: 'Attest that the customer or the guardian has stated the ground.',
    fi: 'Vahvista, että asiakas tai huoltaja on ilmoittanut perusteen.',
    sv: 'Intyga att kunden eller vårdnadshavaren har uppgett grunden.',
  },
  RESTRICTIONS_NOT_TOLD: {
    en: 'First tell who may use the service and within which limits.',
    fi: 'Kerro ensin, kenellä on oikeus palveluun ja mitkä ovat käytön rajat.',
    sv: 'Berätta först vem som får använda tjänsten och vilka gränser som gäller.',
  },
  NAME_INVALID: {
    en: 'The name is missing, too long or holds characters that no name has.',
    fi: 'Nimi puuttuu, on liian pitkä tai sisältää merkkejä, joita nimessä ei ole.',
    sv: 'Namnet saknas, är för långt eller innehåller tecken som inte hör till ett namn.',
  },
  ADDRESS_INVALID: {
    en: 'The address needs a street, a postcode of five digits and a place.',
    fi: 'Osoitteessa on oltava katuosoite, viisinumeroinen postinumero ja postitoimipaikka.',
    sv: 'Adressen ska ha gatuadress, ett femsiffrigt postnummer och postanstalt.',
  },
  TELEPHONE_INVALID: {
    en: 'This is not a telephone number.',
    fi: 'Tämä ei ole puhelinnumero.',
    sv: 'Detta är inget telefonnummer.',
  },
  EXTRA_INFORMATION_INVALID: {
    en: 'The extra information is longer than 1000 characters or holds control characters.',
    fi: 'Lisätiedot ovat yli 1000 merkkiä tai sisältävät ohjausmerkkejä.',
    sv: 'Tilläggsuppgifterna är längre än 1000 tecken eller innehåller styrtecken.',
  },
  EXTRA_INFORMATION_HOLDS_IDENTITY_CODE: {
    en: 'Write no personal identity code in the extra information.',
    fi: 'Älä kirjoita henkilötunnusta lisätietoihin.',
    sv: 'Skriv ingen personbeteckning i tilläggsuppgifterna.',
  },
  EMAIL_REQUIRED: {
    en: 'An online customer needs an e-mail address.',
    fi: 'Verkkoasiakas tarvitsee sähköpostiosoitteen.',
    sv: 'En nätkund behöver en e-postadress.',
  },
  EMAIL_INVALID: {
    en: 'This is not exactly one e-mail address.',
    fi: 'Tämä ei ole yksi sähköpostiosoite.',
    sv: 'Detta är inte exakt en e-postadress.',
  },
  EMAIL_UNCHANGED: {
    en: "This is the customer's e-mail address already.",
    fi: 'Tämä on jo asiakkaan sähköpostiosoite.',
    sv: 'Detta är redan kundens e-postadress.',
  },
  IDENTITY_NOT_CHECKED: {
    en: 'Check the identity of whoever asks for it before changing the e-mail address.',
    fi: 'Tarkista pyytäjän henkilöllisyys ennen sähköpostiosoitteen vaihtamista.',
    sv: 'Kontrollera identiteten hos den som ber om ändringen innan du byter e-postadress.',
  },
  CREDENTIALS_NEED_ONLINE_FORMAT: {
    en: 'A borrower of CDs has no credentials; Celia alone makes an online customer of one.',
    fi: 'CD-lainaajalla ei ole tunnuksia. Vain Celia vaihtaa CD-lainaajan verkkokäyttäjäksi.',
    sv: 'En cd-låntagare har inga användaruppgifter. Endast Celia ändrar en cd-låntagare till nätkund.',
  },
  NO_SYSTEM_CHOSEN: {
    en: 'Choose at least one system to send credentials for.',
    fi: 'Valitse vähintään yksi palvelu, jonka tunnukset lähetetään.',
    sv: 'Välj minst en tjänst att skicka användaruppgifter till.',
  },
  CREDENTIAL_LINK_INVALID: {
    en: 'The link is not valid, or not any more. Ask for a new one where you were registered.',
    fi: 'Linkki ei ole voimassa. Pyydä uusi sieltä, missä sinut rekisteröitiin.',
    sv: 'Länken är inte giltig. Be om en ny där du registrerades.',
  },
  CREDENTIAL_LINK_EXPIRED: {
    en: 'The link has expired. Ask for a new one where you were registered.',
    fi: 'Linkki on vanhentunut. Pyydä uusi sieltä, missä sinut rekisteröitiin.',
    sv: 'Länken har gått ut. Be om en ny där du registrerades.',
  },
  PASSWORD_TOO_SHORT: {
    en: 'The password needs at least 12 characters.',
    fi: 'Salasanassa on oltava vähintään 12 merkkiä.',
    sv: 'Lösenordet ska ha minst 12 tecken.',
  },
  PASSWORD_TOO_LONG: {
    en: 'The password may have at most 128 characters.',
    fi: 'Salasanassa saa olla enintään 128 merkkiä.',
    sv: 'Lösenordet får ha högst 128 tecken.',
  },
  PASSWORDS_DIFFER: {
    en: 'The two passwords are not the same.',
    fi: 'Salasanat eivät ole samat.',
    sv: 'Lösenorden är inte lika.',
  },
  NOTHING_TO_ERASE: {
    en: 'Nothing is registered about you here, or not any more.',
    fi: 'Sinusta ei ole täällä tietoja, tai ei enää.',
    sv: 'Det finns inga uppgifter om dig här, eller inte längre.',
  },
  SIGN_IN_FAILED: {
    en: 'Wrong username or password.',
    fi: 'Väärä käyttäjätunnus tai salasana.',
    sv: 'Fel användarnamn eller lösenord.',
  },
  TOO_MANY_ATTEMPTS: {
    en: 'Too many attempts from here. Wait for the number of seconds in `parts`.',
    fi: 'Liian monta yritystä täältä. Odota niin monta sekuntia kuin kohdassa `parts` on.',
    sv: 'För många försök härifrån. Vänta så många sekunder som står i `parts`.',
  },
  IDEMPOTENCY_KEY_INVALID: {
    en: 'The idempotency key must be 8 to 100 visible ASCII characters.',
    fi: 'Toistoavaimessa on oltava 8–100 näkyvää ASCII-merkkiä.',
    sv: 'Upprepningsnyckeln ska ha 8–100 synliga ASCII-tecken.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    en: 'The idempotency key was used for another request.',
    fi: 'Toistoavainta on käytetty toisessa pyynnössä.',
    sv: 'Upprepningsnyckeln har använts för en annan begäran.',
  },
  IDEMPOTENCY_KEY_IN_PROGRESS: {
    en: 'A request with this idempotency key is still under way. Try again with the same key after the seconds in `parts`.',
    fi: 'Pyyntöä, jolla on tämä toistoavain, käsitellään vielä. Yritä hetken kuluttua uudelleen samalla avaimella.',
    sv: 'En begäran med den här upprepningsnyckeln behandlas ännu. Försök igen om en stund med samma nyckel.',
  },
} as const;

export type FinlandRefusalCode = keyof typeof REFUSALS;
