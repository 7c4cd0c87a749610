/** The two-letter code that the caller likes best, by Accept-Language (RFC 9110 12.5.4); 'en' where he does not say. nn and no count as nb. */
export function preferredLanguage(header: string | undefined): string {
  const ranges = (header ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.slice(0, 2), quality: Number(quality ?? 1) };
    });
  const best = ranges
    .filter(({ language, quality }) => /^[a-z]{2}$/.test(language) && quality > 0)
    .sort((a, b) => b.quality - a.quality)[0];
  const language = best?.language ?? 'en';
  return language === 'no' || language === 'nn' ? 'nb' : language;
}
