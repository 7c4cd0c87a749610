import type { LoginAccount } from '../../domain/loginAccount.ts';
import type { NetherlandsRegistry } from '../../registry.ts';

type Written = Pick<Exclude<LoginAccount, { state: 'DELETED_BY_KB' }>, 'language'>;

/** Where the pages behind an account's links begin, in the language of its letters. */
export function pagesOf({ publicUrl }: NetherlandsRegistry, { language }: Written): string {
  return language === 'en' ? `${publicUrl}/login-account/en` : `${publicUrl}/login-account`;
}
