import { hashPassword } from '../../../shared/runtime/passwords.ts';
import type { AccessToken } from '../../../shared/runtime/tokenIssuer.ts';
import { isRefusal, type Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { AccountHolder } from '../../domain/actor.ts';
import type { ActiveLoginAccount } from '../../domain/loginAccount.ts';
import { checkNewPassword } from '../../domain/password.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { saveNewPassword } from '../../storage/kb/loginAccounts.ts';
import type { SignedIn } from '../signIn.ts';
import { afterNewPassword } from './afterNewPassword.ts';
import { asOwner } from './asOwner.ts';

interface PasswordForm {
  readonly presentPassword: string;
  readonly password: string;
  readonly passwordAgain: string;
  readonly network: string;
}

/** The owner's own change (R3, R5). Sign-ins of before are over; the answer carries a new one. */
export async function changeMyPassword(
  registry: NetherlandsRegistry,
  actor: AccountHolder,
  { presentPassword, password, passwordAgain, network }: PasswordForm,
): Promise<SignedIn | Refusal<RefusalCode>> {
  const changed = await asOwner<ActiveLoginAccount | Refusal<RefusalCode>>(registry, actor, {
    ...{ operation: 'changeMyPassword', password: presentPassword, network },
    async change(tx, account) {
      const refused = checkNewPassword(password, passwordAgain);
      if (refused) return refused;
      await saveNewPassword(tx, account.id, await hashPassword(password), registry.now());
      await afterNewPassword(registry, tx, account);
      return account;
    },
  });
  if (isRefusal(changed)) return changed;
  const token: AccessToken = await registry.kbLogin.issueToken(changed.id, registry.now());
  return { ...token, loginAccount: changed };
}
