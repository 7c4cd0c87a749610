import { exportJWK } from 'jose';
import { startNorwegianSimulators } from './simulators.ts';

/**
 * Runs the simulators alone, for other projects: `node runSimulators.js [redirect_uri ...]`.
 * Prints one line of JSON with their addresses and the keys of a Maskinporten client made for this run.
 */
async function run(redirectUris: readonly string[]): Promise<void> {
  const simulators = await startNorwegianSimulators({ clients: [{ clientId: 'public-client', redirectUris }] });
  const { maskinporten, populationRegister, idPorten, machineClient } = simulators;
  const addresses = {
    maskinporten: maskinporten.issuer,
    populationRegister: populationRegister.prefixes,
    idPorten: idPorten.issuer,
    machineClient: { ...machineClient, privateKey: await exportJWK(machineClient.privateKey) },
  };
  process.stdout.write(`${JSON.stringify(addresses)}\n`);
  process.once('SIGINT', () => simulators.close());
  process.once('SIGTERM', () => simulators.close());
}

await run(process.argv.slice(2));
