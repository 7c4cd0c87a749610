import { json, type Outgoing } from '../loopbackServer.ts';

/** An error that ID-porten answers with, by its OAuth or OpenID Connect code. */
export class OAuthError extends Error {
  readonly error: string;

  constructor(error: string) {
    super(error);
    this.error = error;
  }
}

/** How the token endpoint answers it. */
export function tokenError({ error }: OAuthError): Outgoing {
  const answer = json(error === 'invalid_client' ? 401 : 400, { error });
  if (error !== 'invalid_client') return answer;
  return { ...answer, headers: { ...answer.headers, 'www-authenticate': 'Basic realm="idporten"' } };
}
