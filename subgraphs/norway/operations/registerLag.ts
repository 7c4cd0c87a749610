import type { RegisterHearing } from '../domain/registerFreshness.ts';
import type { Registry } from '../registry.ts';
import { findHearing } from '../storage/registerHearing.ts';

/** How far the population register is followed; undefined before the first time. */
export function registerHearing({ database }: Registry): Promise<RegisterHearing | undefined> {
  return findHearing(database.source.manager);
}

/** How long ago everything that the register told was applied. */
export async function registerLag(registry: Registry): Promise<{ silentSeconds: number } | undefined> {
  const hearing = await registerHearing(registry);
  return hearing && { silentSeconds: Math.round((registry.now().getTime() - hearing.heardAt.getTime()) / 1_000) };
}
