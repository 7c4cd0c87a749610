import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { exportJWK } from 'jose';
import { type MollieSimulator, startMollieSimulator } from '../subgraphs/netherlands/outside/mollie/simulator.ts';
import { startNorwegianSimulators } from '../subgraphs/norway/outside/simulators.ts';
import { type BounceDoor, reportBounce } from './bounces.ts';
import { DEMO_PEOPLE } from './demoPeople.ts';
import { startIdentityProvider } from './identityProvider.ts';
import { type Mailbox, startMailbox } from './mailbox.ts';

export const AUDIENCE = 'urn:library-supergraph';
export const PLAYGROUND_CLIENT = 'playground';
export const COMMAND_LINE_CLIENT = 'command-line';
/** Where a sign-in of the command line ends; nothing listens there. */
export const COMMAND_LINE_REDIRECT = 'http://127.0.0.1/command-line';

/** Everything that the real program would find outside: started here on loopback, each speaking its real wire format. */
export interface OutsideSystems {
  readonly staffIssuer: string;
  readonly idPortenIssuer: string;
  readonly mailbox: Mailbox;
  /** Signs what the mailbox gives back to the Netherlands. */
  readonly bounceKey: string;
  /** Where the mailbox gives it back: not through the public port. */
  bouncesTo(url: string): void;
  readonly norway: Awaited<ReturnType<typeof startNorwegianSimulators>>;
  /** Payments in the Netherlands. */
  readonly mollie: MollieSimulator;
  /** The settings by which the Netherlands find theirs. */
  readonly netherlandsSettings: Readonly<Record<string, string>>;
  /** The settings by which Norway finds its outside systems. */
  readonly norwaySettings: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function startOutsideSystems(publicUrl: string, dataFolder: string): Promise<OutsideSystems> {
  const norway = await startNorwegianSimulators({ clients: clientsWith(`${publicUrl}/sign-in/id-porten/callback`) });
  const staff = await startIdentityProvider({
    people: DEMO_PEOPLE,
    audience: AUDIENCE,
    clients: clientsWith(`${publicUrl}/sign-in/staff/callback`),
  });
  const mollie = await startMollieSimulator();
  const bounceKey = randomBytes(32).toString('base64');
  let door: BounceDoor | undefined;
  const onBounce = (returnPath: string, recipient: string) => void (door && reportBounce(door, returnPath, recipient));
  const mailbox = await startMailbox({ folder: join(dataFolder, 'mailbox'), onBounce });
  const { issuer, clientId, scope, keyId, privateKey } = norway.machineClient;
  return {
    staffIssuer: staff.issuer,
    idPortenIssuer: norway.idPorten.issuer,
    mailbox,
    bounceKey,
    bouncesTo(url) {
      door = { url, key: bounceKey };
    },
    norway,
    mollie,
    netherlandsSettings: { NETHERLANDS_MOLLIE_URL: mollie.origin, NETHERLANDS_MOLLIE_KEY: mollie.key },
    norwaySettings: {
      NORWAY_POPULATION_REGISTER_URL: norway.populationRegister.prefixes.withoutLegalBasis,
      MASKINPORTEN_ISSUER: issuer,
      MASKINPORTEN_CLIENT_ID: clientId,
      MASKINPORTEN_SCOPE: scope,
      MASKINPORTEN_KEY: JSON.stringify({ ...(await exportJWK(privateKey)), kid: keyId }),
    },
    async close() {
      await Promise.all([mailbox.close(), staff.close(), norway.close(), mollie.close()]);
    },
  };
}

function clientsWith(playgroundRedirect: string) {
  return [
    { clientId: PLAYGROUND_CLIENT, redirectUris: [playgroundRedirect] },
    { clientId: COMMAND_LINE_CLIENT, redirectUris: [COMMAND_LINE_REDIRECT] },
  ];
}
