import { randomUUID } from 'node:crypto';
import { type CryptoKey, SignJWT } from 'jose';
import { ExchangeFailed, exchange } from '../../../shared/runtime/exchange.ts';
import { type JsonObject, parseJsonObject, textOf } from '../../../shared/vocabulary/jsonObject.ts';
import { type Mend, mendOf } from './mend.ts';

export interface MaskinportenSettings {
  /** Of the environment, with its closing slash, e.g. 'https://maskinporten.no/'. */
  readonly issuer: string;
  readonly clientId: string;
  /** Of a key registered with Maskinporten. Either this or the certificates, not both. */
  readonly keyId?: string;
  /** The chain of an enterprise certificate, the own one first, each in DER as base64. */
  readonly certificates?: readonly string[];
  readonly privateKey: CryptoKey;
  readonly scope: string;
}

/** No token: Maskinporten gave no readable answer, or refused the grant (`code` is its own, e.g. 'MP-200'). */
export class NoMachineToken extends Error {
  readonly reason: 'UNREACHABLE' | 'REFUSED';
  readonly code: string | undefined;
  /** Who can mend a refusal. */
  readonly mend: Mend | undefined;

  constructor(reason: NoMachineToken['reason'], code?: string) {
    const mend = reason === 'REFUSED' ? mendOf(code) : undefined;
    super(`No token from Maskinporten: ${[reason, code, mend].filter(Boolean).join(' ')}`);
    this.reason = reason;
    this.code = code;
    this.mend = mend;
  }
}

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const GRANT_SECONDS = 100; // Maskinporten refuses more than 120
const SPARE_MS = 10_000;
const DEADLINE_MS = 5_000;

/** Gives access tokens by the JWT grant, each kept until ten seconds before it ends. */
export class MaskinportenClient {
  readonly #settings: MaskinportenSettings;
  readonly #now: () => Date;
  #kept: { token: string; until: number } | undefined;
  #inFlight: Promise<string> | undefined;

  constructor(settings: MaskinportenSettings, now: () => Date) {
    this.#settings = settings;
    this.#now = now;
  }

  /** Throws NoMachineToken. */
  async accessToken(): Promise<string> {
    if (this.#kept && this.#now().getTime() < this.#kept.until) return this.#kept.token;
    this.#inFlight ??= this.#newToken().finally(() => {
      this.#inFlight = undefined;
    });
    return this.#inFlight;
  }

  /** Drops that token, which an API did not take; a newer one is kept. */
  forget(token: string): void {
    if (this.#kept?.token === token) this.#kept = undefined;
  }

  async #newToken(): Promise<string> {
    const askedAt = this.#now().getTime();
    const answer = await this.#ask(await this.#grant());
    const token = textOf(answer, 'access_token');
    const seconds = answer['expires_in'];
    if (!token || typeof seconds !== 'number') throw new NoMachineToken('UNREACHABLE');
    this.#kept = { token, until: askedAt + seconds * 1_000 - SPARE_MS };
    return token;
  }

  #grant(): Promise<string> {
    const { issuer, clientId, keyId, certificates, privateKey, scope } = this.#settings;
    const key = keyId === undefined ? { x5c: [...(certificates ?? [])] } : { kid: keyId };
    const issuedAt = Math.floor(this.#now().getTime() / 1_000);
    return new SignJWT({ scope })
      .setProtectedHeader({ alg: 'RS256', ...key })
      .setAudience(issuer)
      .setIssuer(clientId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + GRANT_SECONDS)
      .setJti(randomUUID())
      .sign(privateKey);
  }

  async #ask(assertion: string): Promise<JsonObject> {
    const { status, text } = await exchange(new URL('token', this.#settings.issuer), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({ grant_type: GRANT_TYPE, assertion }).toString(),
      signal: AbortSignal.timeout(DEADLINE_MS),
    }).catch(unreachable);
    const body = parseJsonObject(text);
    if (status === 200 && body) return body;
    if (status >= 500 || !body) throw new NoMachineToken('UNREACHABLE');
    throw new NoMachineToken('REFUSED', codeOf(body));
  }
}

function unreachable(error: unknown): never {
  throw error instanceof ExchangeFailed ? new NoMachineToken('UNREACHABLE') : error;
}

// Maskinporten puts its own code in the description and the OAuth one in error; the description's text is not passed on.
function codeOf(body: JsonObject): string | undefined {
  const own = /\bMP-\d{3}\b/.exec(textOf(body, 'error_description') ?? '');
  return own?.[0] ?? /^[a-z_]{1,40}$/.exec(textOf(body, 'error') ?? '')?.[0];
}
