import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../shared/runtime/database.ts';
import { inScope } from '../../shared/runtime/scope.ts';
import type { Vault } from '../../shared/runtime/vault.ts';
import type { LibraryCardAccount } from '../domain/libraryCardAccount.ts';
import { findAccount, findCancelledAccount } from '../storage/accountTable.ts';
import { ofPerson } from '../storage/scopes.ts';

/** The account of whoever has that national identity number; undefined where there is none, or where it is cancelled. */
export async function accountOfPerson(
  tx: Transaction,
  vault: Vault,
  number: string,
): Promise<LibraryCardAccount | undefined> {
  const person = (await vault.find(tx, number)) ?? randomUUID(); // a miss costs the statements of a hit
  return inScope(tx, ofPerson(person), () => findAccount(tx, { person }));
}

/** The id of that account, cancelled or not. */
export async function anyAccountOfPerson(tx: Transaction, vault: Vault, number: string): Promise<string | undefined> {
  const person = (await vault.find(tx, number)) ?? randomUUID();
  return inScope(tx, ofPerson(person), async () => {
    return (await findAccount(tx, { person }))?.id ?? findCancelledAccount(tx, person);
  });
}
