import type { Transaction } from '../../../shared/runtime/database.ts';
import type { LoginAccount } from '../../domain/loginAccount.ts';

/** How those accounts stand, by their ids. */
export async function accountStates(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Pick<LoginAccount, 'state'>>> {
  const rows: { id: string; state: LoginAccount['state'] }[] = await tx.query(
    'SELECT id, state FROM login_account WHERE id = ANY ($1)',
    [ids],
  );
  return new Map(rows.map(({ id, state }) => [id, { state }]));
}
