import { In } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { isOpaqueId } from '../../domain/opaqueId.ts';
import { Branches } from './branches.ts';
import { Organisations } from './organisations.ts';

/** The names of branches (by code) and of library organisations (by id), by what the audit trail calls them. */
export async function findUnitNames(tx: Transaction, units: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const branches = await tx.getRepository(Branches).findBy({ code: In([...units]) });
  const ids = units.filter(isOpaqueId);
  const organisations = ids.length > 0 ? await tx.getRepository(Organisations).findBy({ id: In(ids) }) : [];
  const named = [...branches.map(({ code, name }) => [code, name] as const), ...organisations.map(byId)];
  return new Map(named);
}

function byId({ id, name }: { readonly id: string; readonly name: string }): readonly [string, string] {
  return [id, name];
}
