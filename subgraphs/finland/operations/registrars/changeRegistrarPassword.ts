import { type Refusal, refuse } from '../../../shared/vocabulary/refusal.ts';
import { checkPassword } from '../../domain/password.ts';
import type { FinlandRefusalCode } from '../../domain/refusals.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { lockSecrets } from '../../storage/registrarAccounts.ts';
import { type ChosenAnswer, setRegistrarPassword } from './chooseRegistrarPassword.ts';
import { type RegistrarSignIn, withKnownPassword } from './signInAsRegistrar.ts';

export interface PasswordChange extends RegistrarSignIn {
  readonly newPassword: string;
  readonly newPasswordAgain: string;
}

/** F18: changes a known password, an expired one too; tokens of before stop working. */
export async function changeRegistrarPassword(registry: FinlandRegistry, form: PasswordChange): Promise<ChosenAnswer> {
  const { password, newPassword, newPasswordAgain } = form;
  return withKnownPassword<{ chosen: true }, Refusal<FinlandRefusalCode>>(
    registry,
    'changeRegistrarPassword',
    form,
    async ({ id, passwordHash }) => {
      const refusal = checkPassword(newPassword, newPasswordAgain);
      if (refusal) return refusal;
      const same = newPassword.normalize('NFC') === password.normalize('NFC');
      if (same) return refuse('PASSWORD_UNCHANGED', { field: 'newPassword' });
      return registry.database.transaction(async (tx) => {
        const account = await lockSecrets(tx, id);
        // Ended, or chosen anew by a link, between the look and the lock.
        if (!account || account.passwordHash !== passwordHash) return refuse('REGISTRAR_SIGN_IN_FAILED');
        await setRegistrarPassword(registry, tx, account, newPassword);
        return { chosen: true } as const;
      });
    },
  );
}
