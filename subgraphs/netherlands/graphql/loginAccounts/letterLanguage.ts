import { registerEnumType } from 'type-graphql';
import type { Language } from '../../domain/mail/letter.ts';

export const LETTER_LANGUAGES = { NL: 'NL', EN: 'EN' } as const;
export type LetterLanguage = keyof typeof LETTER_LANGUAGES;

registerEnumType(LETTER_LANGUAGES, {
  name: 'LetterLanguage',
  description: 'In which language a login account gets its letters.',
  valuesConfig: { NL: { description: 'Dutch.' }, EN: { description: 'English.' } },
});

export function languageOf(chosen: LetterLanguage): Language {
  return chosen === 'EN' ? 'en' : 'nl';
}
