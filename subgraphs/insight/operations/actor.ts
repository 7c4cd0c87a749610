import { type Caller, callerName } from '../../shared/runtime/caller.ts';
import type { Actor } from '../domain/actor.ts';
import type { InsightRegistry } from '../registry.ts';
import { isAnalyst } from '../storage/analysts.ts';

/** Looked up at each call: whoever is struck off the list is nobody at the next. */
export async function actorOf({ database }: InsightRegistry, caller: Caller | undefined): Promise<Actor> {
  if (!caller) return { role: 'ANYONE' };
  const known = await isAnalyst(database.source.manager, caller.issuer, caller.subject);
  return known ? { role: 'ANALYST', name: callerName(caller) } : { role: 'ANYONE' };
}
