import type { Refusal } from '../../../shared/vocabulary/refusal.ts';
import type { ActiveLoginAccount } from '../../domain/loginAccount.ts';
import type { EmailChange } from '../../domain/loginAccounts/emailChange.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { asCare, type CareCase, type KbStaff } from './asCare.ts';
import { askForEmail } from './changeLoginEmail.ts';
import { giveUsername } from './changeUsername.ts';

/** Another address for an owner who cannot sign in (E15): as his own change, it counts once the link that goes there was used. */
export async function changeLoginEmail(
  registry: NetherlandsRegistry,
  actor: KbStaff,
  { email, ...about }: CareCase & { readonly email: string },
): Promise<EmailChange | Refusal<RefusalCode>> {
  return asCare(registry, actor, 'changeLoginEmail', about, (tx, account) => askForEmail(registry, tx, account, email));
}

/** Another username for an owner who cannot sign in (E15), by the rules of his own change. */
export async function changeLoginUsername(
  registry: NetherlandsRegistry,
  actor: KbStaff,
  { username, ...about }: CareCase & { readonly username: string },
): Promise<ActiveLoginAccount | Refusal<RefusalCode>> {
  return asCare(registry, actor, 'changeLoginUsername', about, (tx, account) =>
    giveUsername(registry, tx, account, username),
  );
}
