import { AUDIENCE, COMMAND_LINE_CLIENT, COMMAND_LINE_REDIRECT } from './outsideSystems.ts';
import { walkSignIn } from './signInWalk.ts';

/** Signs a demo person in at the demo's identity provider and gives the access token. */
export async function staffToken(issuer: string, subject: string): Promise<string> {
  const { accessToken } = await walkSignIn({
    issuer,
    clientId: COMMAND_LINE_CLIENT,
    redirectUri: COMMAND_LINE_REDIRECT,
    choose: () => ({ subject }),
  });
  return accessToken;
}

/** Signs a synthetic person in at the ID-porten simulator and gives the access token. `person`: a synthetic number. */
export async function idPortenToken(issuer: string, person: string, level = 'idporten-loa-high'): Promise<string> {
  const { accessToken } = await walkSignIn({
    issuer,
    clientId: COMMAND_LINE_CLIENT,
    redirectUri: COMMAND_LINE_REDIRECT,
    resource: AUDIENCE,
    acrValues: level,
    choose: () => ({ person, level }),
  });
  return accessToken;
}
