import { DEMO_PEOPLE } from '../start/demoPeople.ts';
import { idPortenToken, staffToken } from '../start/token.ts';

const PEOPLE = DEMO_PEOPLE.map(({ subject }) => subject);

/** npm run token -- <person>: prints an access token of a demo person of a running npm start. */
export async function main([person = '']: readonly string[]): Promise<number> {
  const isNumber = /^\d{11}$/.test(person);
  if (!isNumber && !PEOPLE.includes(person)) {
    console.error(`Say whose: ${PEOPLE.join(', ')}, or the number of a synthetic person of Norway.`);
    return 1;
  }
  const publicUrl = `http://127.0.0.1:${process.env['PORT'] || '4000'}`;
  const demo = await fetch(`${publicUrl}/demo`)
    .then(async (answer) => (await answer.json()) as { staffIssuer: string; idPortenIssuer: string })
    .catch(() => undefined);
  if (!demo) {
    console.error(`No demo answers at ${publicUrl}: run npm start first, or set PORT as it was set there.`);
    return 1;
  }
  const asked = isNumber ? idPortenToken(demo.idPortenIssuer, person) : staffToken(demo.staffIssuer, person);
  const token = await asked.catch(() => undefined);
  if (!token) {
    console.error('The demo signs nobody in by that name or number.');
    return 1;
  }
  console.log(token);
  return 0;
}
