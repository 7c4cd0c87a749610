import { randomUUID } from 'node:crypto';
import { exportJWK } from 'jose';
import type { LoginClient } from './idPorten/loginClient.ts';
import { type IdPortenSimulator, startIdPortenSimulator } from './idPorten/simulator.ts';
import type { MaskinportenSettings } from './maskinporten/client.ts';
import { type MaskinportenSimulator, startMaskinportenSimulator } from './maskinporten/simulator.ts';
import { KS_FIKS, WITHOUT_LEGAL_BASIS } from './populationRegister/simulation/rightsPackages.ts';
import { type PopulationRegisterSimulator, startPopulationRegisterSimulator } from './populationRegister/simulator.ts';
import { type KeyPairs, newKeyPair } from './signingKey.ts';

export interface NorwegianSimulatorsOptions {
  /** Clients of ID-porten. */
  readonly clients: readonly LoginClient[];
  readonly ports?: { readonly [System in 'maskinporten' | 'populationRegister' | 'idPorten']?: number | undefined };
  readonly clock?: () => Date;
  readonly keyPairs?: KeyPairs | undefined;
}

export interface NorwegianSimulators {
  readonly maskinporten: MaskinportenSimulator;
  readonly populationRegister: PopulationRegisterSimulator;
  readonly idPorten: IdPortenSimulator;
  /** A client that Maskinporten knows, with the scope of the rights package that a library has and may ask for KS Fiks'. */
  readonly machineClient: MaskinportenSettings & { readonly keyId: string };
  close(): Promise<void>;
}

/** The three outside systems of Norway on loopback, knowing each other. */
export async function startNorwegianSimulators(options: NorwegianSimulatorsOptions): Promise<NorwegianSimulators> {
  const { clients, ports = {}, ...timing } = options;
  const { registered, privateKey } = await newMachineClient(options.keyPairs ?? newKeyPair);
  const maskinporten = await startMaskinportenSimulator({ clients: [registered], port: ports.maskinporten, ...timing });
  const [populationRegister, idPorten] = await Promise.all([
    startPopulationRegisterSimulator({ maskinporten, port: ports.populationRegister, ...timing }),
    startIdPortenSimulator({ clients, port: ports.idPorten, ...timing }),
  ]);
  const { clientId, keyId, scope } = registered;
  return {
    maskinporten,
    populationRegister,
    idPorten,
    machineClient: { issuer: maskinporten.issuer, clientId, keyId, privateKey, scope },
    async close() {
      await Promise.all([maskinporten.close(), populationRegister.close(), idPorten.close()]);
    },
  };
}

async function newMachineClient(keyPairs: KeyPairs) {
  const { publicKey, privateKey } = await keyPairs();
  const keyId = randomUUID();
  const { scope } = WITHOUT_LEGAL_BASIS;
  const keys = [{ ...(await exportJWK(publicKey)), kid: keyId }];
  const registered = {
    clientId: 'library-card',
    organisation: '310000004',
    scopes: [scope, KS_FIKS.scope],
    keys,
    keyId,
    scope,
  };
  return { registered, privateKey };
}
