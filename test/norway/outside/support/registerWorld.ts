import {
  PopulationRegisterClient,
  type PopulationRegisterSettings,
} from '../../../../subgraphs/norway/outside/populationRegister/client.ts';
import { startNorwegianSimulators } from '../../../../subgraphs/norway/outside/simulators.ts';
import { readyKeyPair } from '../../../support/readyKeyPairs.ts';

/** The simulators, and a client of the register that is wired to them. */
export async function openRegisterWorld() {
  const clock = () => new Date('2026-03-02T09:00:00Z');
  const simulators = await startNorwegianSimulators({ clients: [], clock, keyPairs: readyKeyPair });
  const clientWith = (deadlineMs: number, changes: Partial<PopulationRegisterSettings> = {}) => {
    const prefix = simulators.populationRegister.prefixes.withoutLegalBasis;
    const settings = { prefix, maskinporten: simulators.machineClient, syntheticNumbers: 'only' as const };
    return new PopulationRegisterClient({ ...settings, deadlineMs, ...changes }, clock);
  };
  return { ...simulators, clientWith };
}

export type RegisterWorld = Awaited<ReturnType<typeof openRegisterWorld>>;
