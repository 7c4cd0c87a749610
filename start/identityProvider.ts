import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Configuration, KoaContextWithOIDC, ResourceServer } from 'oidc-provider';
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';
import { InvalidTarget } from 'oidc-provider/lib/helpers/errors.js';
import { Provider } from 'oidc-provider/lib/provider.js';
import type { DemoPerson } from './demoPeople.ts';
import { identityProviderPages, sendProviderError } from './identityProviderPages.ts';
import { listenOnLoopback } from './listenOnLoopback.ts';

/** A public client: it proves itself by PKCE only. */
export interface PublicClient {
  readonly clientId: string;
  readonly redirectUris: readonly string[];
}

export interface IdentityProviderSettings {
  /** Loopback port; any free one when absent. */
  readonly port?: number;
  /** Origin under which browsers reach it, where that is not the loopback port itself. Becomes the issuer. */
  readonly publicUrl?: string;
  readonly people: readonly DemoPerson[];
  readonly clients: readonly PublicClient[];
  /** `aud` of every access token. */
  readonly audience: string;
}

export interface IdentityProvider {
  readonly issuer: string;
  close(): Promise<void>;
}

const HOUR = 3600;

/**
 * The OpenID provider of the demo: code flow with PKCE, a page that asks which demo person to be, access tokens as
 * RFC 9068 JWTs signed with ES256. Keys and sessions live as long as the process. Rejects where the port is taken.
 */
export async function startIdentityProvider(settings: IdentityProviderSettings): Promise<IdentityProvider> {
  const server = createServer();
  const port = await listenOnLoopback(server, settings.port ?? 0);
  const issuer = settings.publicUrl ?? `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, configuration(settings, await signingKey()));
  provider.proxy = true;
  const app = identityProviderPages(provider, settings);
  const { host, protocol } = new URL(issuer);
  server.on('request', (request, response) => {
    // The provider builds the addresses in its discovery document from the request: they shall follow the issuer.
    Object.assign(request.headers, { host, 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) });
    app(request, response);
  });
  return {
    issuer,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function signingKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: randomBytes(8).toString('hex') };
}

function configuration({ people, clients, audience }: IdentityProviderSettings, key: JWK): Configuration {
  return {
    adapter: createMemoryAdapter(),
    jwks: { keys: [key] },
    clients: clients.map(clientMetadata),
    clientBasedCORS: () => false,
    // Cookies ignore the port, so these share 127.0.0.1 with every other simulator's.
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: { session: 'demo_session', interaction: 'demo_interaction', resume: 'demo_resume' },
    },
    claims: { openid: ['sub'], profile: ['name'] },
    conformIdTokenClaims: false,
    features: features(audience),
    findAccount: (_context, subject) => {
      const person = people.find((candidate) => candidate.subject === subject);
      return person && { accountId: subject, claims: () => ({ sub: subject, name: person.name }) };
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    loadExistingGrant: grantWithoutAsking,
    pkce: { required: () => true },
    renderError: sendProviderError,
    ttl: { AccessToken: HOUR, AuthorizationCode: 60, Grant: HOUR, IdToken: HOUR, Interaction: HOUR, Session: HOUR },
  };
}

function features(audience: string): Configuration['features'] {
  return {
    devInteractions: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    userinfo: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      useGrantedResource: () => true,
      getResourceServerInfo: (_context, resource) => {
        if (resource !== audience) throw new InvalidTarget();
        return accessTokenShape(audience);
      },
    },
  };
}

function accessTokenShape(audience: string): ResourceServer {
  return { scope: '', audience, accessTokenFormat: 'jwt', accessTokenTTL: HOUR, jwt: { sign: { alg: 'ES256' } } };
}

function clientMetadata({ clientId, redirectUris }: PublicClient) {
  return {
    client_id: clientId,
    redirect_uris: [...redirectUris],
    token_endpoint_auth_method: 'none' as const,
    // RS256 is the default, and there is no RSA key here.
    id_token_signed_response_alg: 'ES256' as const,
  };
}

async function grantWithoutAsking({ oidc }: KoaContextWithOIDC) {
  const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
}
