import { type DigitalServiceAccess, digitalServiceAccess } from '../domain/digitalOffer.ts';
import type { ObservedAccount } from '../domain/disclosure.ts';
import { type LibraryNumber, parseLibraryNumber } from '../domain/libraryNumber.ts';
import type { Loaders } from '../storage/loaders.ts';

/**
 * Which digital services are open to the holder, and why others are not: the national ones, and those of each library
 * that they have or had to do with. `further` adds one more library. A library is told of its own services only.
 */
export async function digitalServicesOf(
  loaders: Loaders,
  { id, observer }: ObservedAccount,
  further: string | undefined,
): Promise<DigitalServiceAccess[]> {
  const [card] = await loaders.cardsOfAccount.load(id);
  if (!card) return [];
  const memberships = await loaders.membershipsOfAccount.load(id);
  const own = memberships.map(({ library }) => library);
  const libraries = observer === 'HOLDER' ? [...new Set([...own, ...named(further)])] : [observer];
  const offered = await Promise.all(libraries.map((library) => loaders.services.load(library)));
  return digitalServiceAccess(card, memberships, await loaders.services.load('NATIONAL'), offered.flat());
}

function named(text: string | undefined): LibraryNumber[] {
  const number = parseLibraryNumber(text ?? '');
  return number ? [number] : [];
}
