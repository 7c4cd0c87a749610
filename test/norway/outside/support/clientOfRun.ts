import { importJWK } from 'jose';
import { PopulationRegisterClient } from '../../../../subgraphs/norway/outside/populationRegister/client.ts';
import type { runSimulators } from '../../../../subgraphs/norway/outside/runSimulators.ts';

export type RunningSimulators = Awaited<ReturnType<typeof runSimulators>>;

/** A client of the register made from nothing but the addresses that a run of the simulators prints. */
export async function clientOfRun(
  { addresses }: RunningSimulators,
  deadlineMs = 15_000,
): Promise<PopulationRegisterClient> {
  const { privateKey, ...machineClient } = addresses.machineClient;
  const key = await importJWK(privateKey, 'RS256');
  if (key instanceof Uint8Array) throw new Error('an RSA key');
  const { withoutLegalBasis: prefix } = addresses.populationRegister;
  const maskinporten = { ...machineClient, privateKey: key };
  return new PopulationRegisterClient({ prefix, maskinporten, syntheticNumbers: 'only', deadlineMs }, () => new Date());
}
