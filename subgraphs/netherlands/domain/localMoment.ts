const ZONE = 'Europe/Amsterdam';

/** A moment as a person in the Netherlands reads it, with the offset that holds then: '21 november 2026 om 10:00 (GMT+01:00)'. */
export function localMoment(instant: Date, language: 'nl' | 'en'): string {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  const day = new Intl.DateTimeFormat(locale, { timeZone: ZONE, dateStyle: 'long' });
  const time = new Intl.DateTimeFormat(locale, { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
  const zone = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, timeZoneName: 'longOffset' });
  const offset = zone.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? ZONE;
  return `${day.format(instant)} ${language === 'nl' ? 'om' : 'at'} ${time.format(instant)} (${offset})`;
}
