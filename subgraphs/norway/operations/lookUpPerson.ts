import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import { checkEligibility, type NotEligible } from '../domain/eligibility.ts';
import type { NationalIdentityNumber } from '../domain/nationalIdentityNumber.ts';
import type { NamedPerson } from '../domain/registeredPerson.ts';
import { PopulationRegisterUnavailable } from '../outside/populationRegister/populationRegister.ts';
import { norwegianDay, type Registry } from '../registry.ts';

/** Asks the population register, outside of any transaction: it may take seconds. */
export async function lookUpPerson(
  { populationRegister, now }: Registry,
  number: NationalIdentityNumber,
): Promise<NamedPerson | Refusal<NotEligible | 'POPULATION_REGISTER_UNAVAILABLE'>> {
  try {
    return checkEligibility(await populationRegister.personOf(number), norwegianDay(now()));
  } catch (error) {
    if (error instanceof PopulationRegisterUnavailable) return refuse('POPULATION_REGISTER_UNAVAILABLE');
    throw error;
  }
}
