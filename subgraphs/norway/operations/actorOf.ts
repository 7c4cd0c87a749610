import { type Caller, callerName } from '../../shared/runtime/caller.ts';
import { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import type { Actor } from '../domain/actor.ts';
import type { Registry } from '../registry.ts';
import { findWorkplace } from '../storage/libraryStaffTable.ts';

/** Who the caller is to this country, looked up now. */
export async function actorOf({ database }: Registry, caller: Caller | undefined): Promise<Actor> {
  if (!caller) return { role: 'ANYONE' };
  const name = callerName(caller);
  if (caller.issuer === 'id-porten') {
    const { acr, pid } = caller.claims;
    const identityNumber = typeof pid === 'string' ? new Sensitive(pid, '***') : undefined;
    return { role: 'PATRON', name, level: acr, identityNumber };
  }
  const workplace = await findWorkplace(database.source.manager, caller.issuer, caller.subject);
  if (!workplace) return { role: 'ANYONE' };
  const { library } = workplace;
  return { role: workplace.role === 'SYSTEM' ? 'LIBRARY_SYSTEM' : 'LIBRARY_STAFF', name, library };
}
