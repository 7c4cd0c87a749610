import { createHmac, randomUUID } from 'node:crypto';
import type { SigningKey } from '../signingKey.ts';
import type { LoginClient } from './loginClient.ts';
import type { Authorization, Level } from './readAuthorization.ts';
import type { TestPerson } from './testPeople.ts';

/** Somebody signed in at a client's request. */
export interface SignedIn {
  readonly authorization: Authorization;
  readonly person: TestPerson;
  readonly level: Level;
  /** Names the session to a client that wants to hear of its end. */
  readonly sid: string;
  readonly at: Date;
}

export interface TokenSource {
  readonly issuer: string;
  readonly key: SigningKey;
  readonly accessTokenSeconds: number;
}

const ID_TOKEN_SECONDS = 120;
const PAIRWISE_SALT = 'id-porten-simulator'; // fixed, so that a person stays the same over restarts

/** The token endpoint's answer. */
export async function issueTokens(signedIn: SignedIn, source: TokenSource, now: Date) {
  const { key, accessTokenSeconds } = source;
  return {
    access_token: await key.sign(accessClaims(signedIn, source, now)),
    id_token: await key.sign(idClaims(signedIn, source, now)),
    token_type: 'Bearer',
    expires_in: accessTokenSeconds,
    scope: signedIn.authorization.scope,
  };
}

function idClaims(signedIn: SignedIn, { issuer }: TokenSource, now: Date) {
  const { authorization, at, sid } = signedIn;
  return {
    ...subjectClaims(signedIn, issuer),
    ...lifetime(now, ID_TOKEN_SECONDS),
    aud: authorization.client.clientId,
    amr: [signedIn.person.pid ? 'TestID' : 'eIDAS'],
    nonce: authorization.nonce,
    auth_time: seconds(at),
    locale: authorization.locale,
    ...(authorization.client.frontchannelLogoutUri && { sid }),
  };
}

function accessClaims(signedIn: SignedIn, { issuer, accessTokenSeconds }: TokenSource, now: Date) {
  const { client, scope, resource = 'unspecified' } = signedIn.authorization;
  return {
    ...subjectClaims(signedIn, issuer),
    ...lifetime(now, accessTokenSeconds),
    aud: resource,
    scope,
    client_id: client.clientId,
    client_amr: authenticationOf(client),
    consumer: { authority: 'iso6523-actorid-upis', ID: '0192:310000004' },
  };
}

function authenticationOf({ keys, clientSecret }: LoginClient): string {
  if (keys) return 'private_key_jwt';
  return clientSecret ? 'client_secret_basic' : 'none';
}

function subjectClaims({ person, level, authorization }: SignedIn, issuer: string) {
  return {
    iss: issuer,
    sub: pairwise(authorization.client.clientId, person.key),
    ...(person.pid && { pid: person.pid }),
    acr: level,
  };
}

// Two clients must not be able to tell that they know the same person.
function pairwise(clientId: string, personKey: string): string {
  return createHmac('sha256', PAIRWISE_SALT).update(`${clientId} ${personKey}`).digest('base64url');
}

function lifetime(now: Date, life: number) {
  return { iat: seconds(now), exp: seconds(now) + life, jti: randomUUID() };
}

function seconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1_000);
}
