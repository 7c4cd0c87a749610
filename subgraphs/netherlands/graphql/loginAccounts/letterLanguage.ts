import { Arg, Ctx, Mutation, Resolver, registerEnumType } from 'type-graphql';
import type { Language } from '../../domain/mail/letter.ts';
import { shownToOwner } from '../../domain/shownLoginAccount.ts';
import { setLetterLanguage } from '../../operations/loginAccounts/setLetterLanguage.ts';
import { LoginAccount } from '../loginAccount.ts';
import type { NetherlandsRequest } from '../request.ts';

export const LETTER_LANGUAGES = { NL: 'NL', EN: 'EN' } as const;
export type LetterLanguage = keyof typeof LETTER_LANGUAGES;

registerEnumType(LETTER_LANGUAGES, {
  name: 'LetterLanguage',
  description: 'In which language a login account gets its letters.',
  valuesConfig: { NL: { description: 'Dutch.' }, EN: { description: 'English.' } },
});

@Resolver()
export class LetterLanguageResolver {
  @Mutation(() => LoginAccount, {
    nullable: true,
    description: 'For whoever is signed in with a login account: in which language its letters are from now on.',
  })
  async setMyLetterLanguage(
    @Arg('language', () => LETTER_LANGUAGES, { description: 'Of the letters.' }) language: LetterLanguage,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    const actor = await actingAs('setMyLetterLanguage');
    return shownToOwner(await setLetterLanguage(registry, actor, languageOf(language)), registry.now());
  }
}

export function languageOf(chosen: LetterLanguage): Language {
  return chosen === 'EN' ? 'en' : 'nl';
}
