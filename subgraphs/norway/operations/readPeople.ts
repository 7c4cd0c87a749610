import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import type { RegisterAnswer } from '../domain/registerStanding.ts';
import { type LookedUp, PopulationRegisterUnavailable } from '../outside/populationRegister/populationRegister.ts';
import type { Registry } from '../registry.ts';

/** What the population register answered about the number. */
export interface Reading extends RegisterAnswer {
  readonly number: Sensitive;
}

/** Reads them in bulk, and alone whom the bulk answer leaves out: it takes numbers that were continued for expired ones. */
export async function readPeople(
  { populationRegister }: Registry,
  asked: readonly { readonly number: Sensitive; readonly touchesAddress: boolean }[],
): Promise<Reading[]> {
  if (asked.length === 0) return [];
  const touching = new Map(asked.map(({ number, touchesAddress }) => [number.reveal(), touchesAddress]));
  const readings: Reading[] = [];
  for (const { number, found } of await populationRegister.peopleOf(asked.map((one) => one.number))) {
    const answer = found === 'NOT_DELIVERED' ? await readAlone(populationRegister, number) : found;
    const isPerson = typeof answer === 'object';
    readings.push({
      number,
      found: isPerson ? answer : 'NOTHING',
      touchesAddress: touching.get(number.reveal()) ?? true,
    });
  }
  return readings;
}

async function readAlone(
  populationRegister: Registry['populationRegister'],
  number: Sensitive,
): Promise<LookedUp['found'] | 'UNKNOWN_PERSON'> {
  return populationRegister.personOf(number).catch((error: unknown) => {
    if (error instanceof PopulationRegisterUnavailable && error.reason === 'DATA_ERROR') return 'DATA_ERROR';
    throw error;
  });
}
