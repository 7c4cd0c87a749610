/** What Celia's own staff may be refused, and the end of being a customer. */
export const CELIA_REFUSALS = {
  NO_SUCH_CUSTOMER: {
    en: 'Nobody is registered so.',
    fi: 'Näin ei ole rekisteröity ketään.',
    sv: 'Ingen är registrerad så.',
  },
  NO_SUCH_UNIT: {
    en: 'There is no such unit.',
    fi: 'Tällaista yksikköä ei ole.',
    sv: 'Det finns ingen sådan enhet.',
  },
  CUSTOMER_ENDED: {
    en: 'The customer has ended and is marked for deletion.',
    fi: 'Asiakkuus on päättynyt ja merkitty poistettavaksi.',
    sv: 'Kundförhållandet har upphört och är märkt för radering.',
  },
  NOT_MARKED_FOR_DELETION: {
    en: 'The customer is active already.',
    fi: 'Asiakas on jo aktiivinen.',
    sv: 'Kunden är redan aktiv.',
  },
  ADDRESS_REQUIRED: {
    en: 'The address was erased; give it anew.',
    fi: 'Osoite on poistettu. Anna se uudelleen.',
    sv: 'Adressen har raderats. Ange den på nytt.',
  },
  REGISTRATION_INCOMPLETE: {
    en: 'The ground or the guardian’s consent was erased; give it anew.',
    fi: 'Peruste tai huoltajan suostumus on poistettu. Anna se uudelleen.',
    sv: 'Grunden eller vårdnadshavarens samtycke har raderats. Ange det på nytt.',
  },
  ONLINE_ALREADY: {
    en: 'The customer reads online already.',
    fi: 'Asiakas on jo verkkokäyttäjä.',
    sv: 'Kunden är redan nätkund.',
  },
  EMAIL_ON_RECORD: {
    en: 'There is an e-mail address on record; leave it out here, and change it by itself.',
    fi: 'Sähköpostiosoite on jo tallennettu. Jätä se pois ja vaihda se erikseen.',
    sv: 'Det finns redan en e-postadress. Lämna bort den här och ändra den särskilt.',
  },
  RESTRICTION_END_INVALID: {
    en: 'A restriction ends today at the earliest and after at most the days in `parts`.',
    fi: 'Rajoitus päättyy aikaisintaan tänään ja viimeistään kohdan `parts` päivien kuluttua.',
    sv: 'En begränsning upphör tidigast i dag och senast efter så många dagar som står i `parts`.',
  },
  NOT_RESTRICTED: {
    en: 'The customer is not restricted.',
    fi: 'Asiakkaalla ei ole rajoitusta.',
    sv: 'Kunden har ingen begränsning.',
  },
  SAME_UNIT: {
    en: 'These customers are in that unit already.',
    fi: 'Nämä asiakkaat ovat jo siinä yksikössä.',
    sv: 'De här kunderna hör redan till den enheten.',
  },
  UNIT_EXISTS: {
    en: 'There is a unit with this code already.',
    fi: 'Tällä tunnuksella on jo yksikkö.',
    sv: 'Det finns redan en enhet med den här koden.',
  },
  UNIT_INVALID: {
    en: 'The code, the name or the municipality of the unit is missing or too long.',
    fi: 'Yksikön tunnus, nimi tai kunta puuttuu tai on liian pitkä.',
    sv: 'Enhetens kod, namn eller kommun saknas eller är för lång.',
  },
} as const;
