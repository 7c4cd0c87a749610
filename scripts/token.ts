import { idPortenToken, staffToken } from '../start/token.ts';

/** npm run token -- <person>: prints an access token of a demo person of a running npm start. */
export async function main([person = '']: readonly string[]): Promise<number> {
  const publicUrl = `http://127.0.0.1:${process.env['PORT'] || '4000'}`;
  const demo = await fetch(`${publicUrl}/demo`)
    .then(async (answer) => (await answer.json()) as { staffIssuer: string; idPortenIssuer: string })
    .catch(() => undefined);
  if (!demo) {
    console.error(`No demo answers at ${publicUrl}: run npm start first, or set PORT as it was set there.`);
    return 1;
  }
  const isNumber = /^\d{11}$/.test(person);
  const token = isNumber ? idPortenToken(demo.idPortenIssuer, person) : staffToken(demo.staffIssuer, person);
  return token.then(
    (text) => {
      console.log(text);
      return 0;
    },
    (error: Error) => {
      console.error(`No token: ${error.message}. Name one of the demo's people: npm start lists them.`);
      return 1;
    },
  );
}
