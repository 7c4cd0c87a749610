const timeZone = 'Europe/Amsterdam';

// Made once: a format costs as much as reading a row.
const OFFSET = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' });
const FORMATS = { nl: formatsOf('nl-NL'), en: formatsOf('en-GB') } as const;

/** A moment as a person in the Netherlands reads it, with the offset that holds then: '21 november 2026 om 10:00 (GMT+01:00)'. */
export function localMoment(instant: Date, language: 'nl' | 'en'): string {
  const { day, time } = FORMATS[language];
  const offset = OFFSET.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  return `${day.format(instant)} ${language === 'nl' ? 'om' : 'at'} ${time.format(instant)} (${offset})`;
}

function formatsOf(locale: string) {
  return {
    day: new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long' }),
    time: new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' }),
  };
}
