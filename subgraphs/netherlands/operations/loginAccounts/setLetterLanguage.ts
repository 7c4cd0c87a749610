import type { Transaction } from '../../../shared/runtime/database.ts';
import { Failure } from '../../../shared/runtime/failure.ts';
import type { AccountHolder } from '../../domain/actor.ts';
import type { ActiveLoginAccount } from '../../domain/loginAccount.ts';
import type { Language } from '../../domain/mail/letter.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { saveLanguage } from '../../storage/kb/chosenUsernames.ts';
import { lockLoginAccount } from '../../storage/kb/loginAccounts.ts';
import { recordOutcome } from '../recordOutcome.ts';

/** In which language the owner's letters are from now on, those that wait too. */
export async function setLetterLanguage(
  { database, now }: NetherlandsRegistry,
  actor: AccountHolder,
  language: Language,
): Promise<ActiveLoginAccount> {
  const { loginAccountId: subject } = actor;
  return database.transaction(async (tx: Transaction) => {
    const account = await lockLoginAccount(tx, subject);
    if (account?.state !== 'ACTIVE') throw new Failure('UNAUTHENTICATED');
    await saveLanguage(tx, subject, language);
    const outcome = { ...account, language };
    await recordOutcome(tx, { actor, operation: 'setMyLetterLanguage', subject, outcome }, now());
    return outcome;
  });
}
