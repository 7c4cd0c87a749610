import { exportJWK } from 'jose';
import { startControlPort } from './control/controlPort.ts';
import { startNorwegianSimulators } from './simulators.ts';

export interface RunOptions {
  /** Of ID-porten's only client, which is public. */
  readonly redirectUris: readonly string[];
  /** Maskinporten's; the register, ID-porten and the control port have the three after it. Any free ones unless told. */
  readonly firstPort?: number | undefined;
}

/** Starts the simulators and their control port, and tells their addresses and a Maskinporten client made for this run. */
export async function runSimulators({ redirectUris, firstPort }: RunOptions) {
  const [maskinportenPort, registerPort, idPortenPort, controlPort] =
    firstPort === undefined ? [] : [0, 1, 2, 3].map((place) => firstPort + place);
  const ports = { maskinporten: maskinportenPort, populationRegister: registerPort, idPorten: idPortenPort };
  const simulators = await startNorwegianSimulators({ clients: [{ clientId: 'public-client', redirectUris }], ports });
  const control = await startControlPort({ simulators, port: controlPort });
  const { maskinporten, populationRegister, idPorten, machineClient } = simulators;
  const addresses = {
    maskinporten: maskinporten.issuer,
    populationRegister: populationRegister.prefixes,
    ksFiksHeaders: populationRegister.ksFiksHeaders,
    idPorten: idPorten.issuer,
    control: control.origin,
    machineClient: { ...machineClient, privateKey: await exportJWK(machineClient.privateKey) },
  };
  return {
    addresses,
    async close() {
      await Promise.all([simulators.close(), control.close()]);
    },
  };
}
