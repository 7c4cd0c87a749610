/** The same in the languages of the country, and in English. */
export interface Words {
  readonly en: string;
  readonly fi: string;
  readonly sv: string;
}

/** In the language asked for, or English. */
export function inLanguage(words: Words, language: string): string {
  return language === 'fi' || language === 'sv' ? words[language] : words.en;
}
