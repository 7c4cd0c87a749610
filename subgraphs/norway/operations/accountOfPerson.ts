import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../shared/runtime/database.ts';
import { inScope } from '../../shared/runtime/scope.ts';
import type { Vault } from '../../shared/runtime/vault.ts';
import type { LibraryCardAccount } from '../domain/libraryCardAccount.ts';
import { findAccount } from '../storage/accountTable.ts';
import { ofPerson } from '../storage/scopes.ts';

/** The account of whoever has that national identity number; undefined where there is none. */
export async function accountOfPerson(
  tx: Transaction,
  vault: Vault,
  number: string,
): Promise<LibraryCardAccount | undefined> {
  const person = (await vault.find(tx, number)) ?? randomUUID(); // a miss costs the statements of a hit
  return inScope(tx, ofPerson(person), () => findAccount(tx, { person }));
}
