import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readJourneys } from '../../gateway/playground/readJourneys.mjs';
import { DEMO_PEOPLE } from '../../start/demoPeople.ts';
import { buildInto, servePlayground } from './playgroundServer.ts';

let served: Awaited<ReturnType<typeof servePlayground>>;
beforeAll(async () => {
  served = await servePlayground();
});
afterAll(() => served.close());

describe('building the playground', () => {
  test('is skipped while nothing changed', () => {
    expect(buildInto(served.folder)).toBe('playground is up to date\n');
  });

  test.each([
    ['no title', 'query A { a }', 'no `# title'],
    ['variables that are no JSON', '# title: A\n# variables: {a}\nquery A { a }', 'JSON'],
    ['a document that is no GraphQL', '# title: A\nquery A {', 'Syntax Error'],
  ])('fails on a journey with %s, naming the file', (_fault, text, complaint) => {
    const journeys = mkdtempSync(join(served.folder, 'journeys-'));
    writeFileSync(join(journeys, 'odd.graphql'), text);
    const attempt = () => buildInto(join(journeys, 'out'), journeys);
    expect(attempt).toThrow('journey odd.graphql: ');
    expect(attempt).toThrow(complaint);
    expect(readdirSync(journeys)).toEqual(['odd.graphql']);
  });
});

test('a saved operation for somebody of the staff says so where the playground reads it, not in its title', async () => {
  const journeys = await readJourneys('schema/journeys');
  const people = DEMO_PEOPLE.map(({ subject }) => subject);
  expect(journeys.filter(({ title }) => people.some((person) => title.includes(person)))).toEqual([]);
  const staff = journeys.flatMap(({ signIn }) => (signIn?.provider === 'staff' ? [signIn.person] : []));
  expect(staff.filter((person) => !people.includes(person))).toEqual([]);
});

describe('serving the playground', () => {
  test('the page forbids everything that is not its own, and holds no inline script or style', async () => {
    const { headers, text } = await get('/playground');
    expect(headers.get('content-security-policy')?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "worker-src 'self'",
      "font-src 'self' data:",
      "img-src 'self' data:",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(text).not.toMatch(/<script(?! type="module" src="\/playground\/assets\/)|<style|style=|\son\w+=|{{/);
  });

  test('assets are cached for good and carry the same policy', async () => {
    const [asset] = readdirSync(join(served.folder, 'assets'));
    const { headers } = await get(`/playground/assets/${asset}`);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test.each(['/playground/sources.sha256', '/playground/assets/absent.js', '/playground/assets/..%2fpage.html'])(
    '%s is not served',
    async (path) => {
      expect((await get(path)).ok).toBe(false);
    },
  );
});

async function get(path: string) {
  const response = await fetch(served.origin + path);
  return { ok: response.ok, headers: response.headers, text: await response.text() };
}
