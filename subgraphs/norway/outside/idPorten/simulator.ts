import { Faults } from '../faults.ts';
import { type Incoming, json, type Outgoing, startLoopbackServer } from '../loopbackServer.ts';
import { type KeyPairs, newSigningKey } from '../signingKey.ts';
import { ClientAssertions } from './clientAssertion.ts';
import { discoveryDocument } from './discovery.ts';
import type { LoginClient } from './loginClient.ts';
import { OneTime } from './oneTime.ts';
import type { Authorization } from './readAuthorization.ts';
import { answerAuthorize, answerTestId } from './signInPages.ts';
import { answerSignOut } from './signOut.ts';
import { answerToken } from './tokenEndpoint.ts';
import type { SignedIn } from './tokens.ts';

export interface IdPortenOptions {
  readonly clients: readonly LoginClient[];
  readonly port?: number | undefined;
  readonly clock?: () => Date;
  readonly keyPairs?: KeyPairs | undefined;
  /** 600 unless told. */
  readonly accessTokenSeconds?: number;
}

export interface IdPortenSimulator {
  /** Without a closing slash, as the real one. */
  readonly issuer: string;
  readonly faults: Faults;
  /** Signs with a new key from now on; the key set keeps the earlier ones. */
  rotateKeys(): Promise<void>;
  /** How far its clock is ahead, in seconds; behind below zero. */
  skewClock(seconds: number): void;
  requests(): number;
  close(): Promise<void>;
}

const SIGN_IN_SECONDS = 600;
const CODE_SECONDS = 60;

/** ID-porten on loopback: the code flow with PKCE, and TestID to sign in with as one of the synthetic population. */
export async function startIdPortenSimulator(options: IdPortenOptions): Promise<IdPortenSimulator> {
  const { clients, port, accessTokenSeconds = 600 } = options;
  const { clock, skewClock } = skewableClock(options.clock);
  const key = await newSigningKey(options.keyPairs);
  const faults = new Faults();
  const pages = {
    clients,
    signIns: new OneTime<Authorization>(SIGN_IN_SECONDS),
    codes: new OneTime<SignedIn>(CODE_SECONDS),
    assertions: new ClientAssertions(),
  };

  async function answer(incoming: Incoming): Promise<Outgoing> {
    const { method, url } = incoming;
    switch (`${method} ${url.pathname}`) {
      case 'GET /.well-known/openid-configuration':
        return json(200, discoveryDocument(url.origin));
      case 'GET /jwks.json':
        return json(200, key.publicKeys);
      case 'GET /authorize':
        return answerAuthorize(incoming, pages, clock());
      case 'POST /testid':
        return answerTestId(incoming, pages, clock());
      case 'POST /token': {
        const source = { issuer: url.origin, key, accessTokenSeconds };
        return answerToken(incoming, { ...pages, source }, clock());
      }
      case 'GET /logout':
        return answerSignOut(url.searchParams, clients, key);
      default:
        return json(404, { error: 'not_found' });
    }
  }

  const { origin, requests, close } = await startLoopbackServer({ port, faults, answer });
  return { issuer: origin, faults, rotateKeys: key.rotate, skewClock, requests, close };
}

function skewableClock(source = () => new Date()) {
  let skewMs = 0;
  const clock = () => new Date(source().getTime() + skewMs);
  const skewClock = (seconds: number) => {
    skewMs = seconds * 1_000;
  };
  return { clock, skewClock };
}
