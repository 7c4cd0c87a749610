import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { NetherlandsRegistry } from '../registry.ts';

/** Counts a link that is none for the network it came from, and says how long that has to wait where there were too many. */
export async function answerWrongLink<Said extends Refusal>(
  { wrongLinks, now }: NetherlandsRegistry,
  network: string,
  said: Said,
): Promise<Said | Refusal<'TOO_MANY_ATTEMPTS'>> {
  const wait = await wrongLinks.count(network, now());
  return wait > 0 ? refuse('TOO_MANY_ATTEMPTS', { parts: [String(wait)] }) : said;
}
