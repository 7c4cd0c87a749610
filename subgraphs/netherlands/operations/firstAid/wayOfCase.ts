import type { Actor } from '../../domain/actor.ts';
import { mayAsk } from '../../domain/permissions.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { type FirstAidEvent, findEvents } from '../../storage/firstAid/firstAidEvents.ts';
import { caseScope } from './caseScope.ts';

/** Every hand-over of a case that the actor may see; none after it went to others. */
export async function wayOfCase({ database }: NetherlandsRegistry, actor: Actor, id: string): Promise<FirstAidEvent[]> {
  if (!mayAsk(actor, 'firstAidCases')) return [];
  return database.transaction((tx) => findEvents(tx, [id]), caseScope(actor));
}
