import { createLocalJWKSet, jwtVerify } from 'jose';
import type { LoginClient } from './loginClient.ts';
import { OAuthError } from './oauthError.ts';

const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];

/** What clients' own keys signed to show who they are (private_key_jwt), each taken once. */
export class ClientAssertions {
  readonly #used = new Map<string, number>();

  /** The client whose assertion the form carries. Throws OAuthError. */
  async clientOf(
    form: URLSearchParams,
    clients: readonly LoginClient[],
    issuer: string,
    now: Date,
  ): Promise<LoginClient> {
    const client = clients.find(({ clientId }) => clientId === form.get('client_id'));
    if (!client?.keys || form.get('client_assertion_type') !== TYPE) throw new OAuthError('invalid_client');
    const { clientId, keys } = client;
    const { payload } = await jwtVerify(form.get('client_assertion') ?? '', createLocalJWKSet({ keys: [...keys] }), {
      issuer: clientId,
      subject: clientId,
      audience: [issuer, `${issuer}/token`],
      algorithms: ALGORITHMS,
      requiredClaims: ['exp', 'jti'],
      currentDate: now,
    }).catch(() => {
      throw new OAuthError('invalid_client');
    });
    this.#useOnce(`${clientId} ${payload.jti}`, payload.exp ?? 0, now.getTime() / 1_000);
    return client;
  }

  #useOnce(mark: string, until: number, now: number): void {
    for (const [old, end] of this.#used) if (end <= now) this.#used.delete(old);
    if (this.#used.has(mark)) throw new OAuthError('invalid_client');
    this.#used.set(mark, until);
  }
}
