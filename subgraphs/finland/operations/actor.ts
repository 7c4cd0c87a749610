import type { Caller } from '../../shared/runtime/caller.ts';
import { Failure } from '../../shared/runtime/failure.ts';
import { isOpenToAnyone, type OperationOf } from '../domain/permissions.ts';
import type { Registrar } from '../domain/unit.ts';
import type { FinlandRegistry } from '../registry.ts';
import { findRegistrar } from '../storage/registrars.ts';

/** The registrar who asks, by this country's own table; undefined for anybody else where the operation is open to anyone. */
export async function actor(
  { database }: FinlandRegistry,
  caller: Caller | undefined,
  operation: OperationOf<'ANYONE' | 'REGISTRAR'>,
): Promise<Registrar | undefined> {
  const registrar = caller && (await findRegistrar(database.source.manager, caller));
  if (registrar || isOpenToAnyone(operation)) return registrar;
  throw new Failure(caller ? 'FORBIDDEN' : 'UNAUTHENTICATED');
}
