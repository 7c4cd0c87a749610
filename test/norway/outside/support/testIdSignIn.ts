/** What a browser does at ID-porten: opens the page, picks a person and a level. Answers where it is sent with the code. */
export async function testIdSignIn(authorizeUrl: URL, person: string, level = 'idporten-loa-high'): Promise<URL> {
  const page = await (await fetch(authorizeUrl)).text();
  const signIn = /name="signIn" value="([\w-]+)"/.exec(page)?.[1] ?? '';
  const body = new URLSearchParams({ signIn, person, level });
  const answer = await fetch(new URL('/testid', authorizeUrl), { method: 'POST', body, redirect: 'manual' });
  const location = answer.headers.get('location');
  if (!location) throw new Error(`Not signed in: ${answer.status}`);
  return new URL(location);
}
