import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { contrasts, focused, levels, unnamed } from './accessibility.ts';
import { isChromiumInstalled, launchChromium, openPage } from './chromium.ts';
import { sampleAnswers, tokenOf } from './insightAnswers.ts';
import { insightReader } from './insightReader.ts';
import { serveInsight } from './insightServer.ts';

const TOKEN = tokenOf('analyst.one');
const answers = sampleAnswers();

let served: Awaited<ReturnType<typeof serveInsight>>;
let browser: Browser;
let opened: Awaited<ReturnType<typeof openPage>>;
const { goTo, texts, rowOf } = insightReader(
  () => opened.page,
  () => served.origin,
);

beforeAll(async () => {
  served = await serveInsight(answers);
  if (!isChromiumInstalled) return;
  browser = await launchChromium();
  opened = await openPage(browser);
  opened.page.setDefaultTimeout(90_000);
});
afterAll(async () => {
  await browser?.close();
  await served.close();
});

const inChromium = isChromiumInstalled ? describe : describe.skip;
const why = isChromiumInstalled ? '' : ' (SKIPPED: Chromium is not installed)';

test('the page for analysts forbids everything that is not its own, inline scripts and styles too', async () => {
  const answer = await fetch(`${served.origin}/insight`);
  const { headers } = answer;
  expect(headers.get('content-security-policy')?.split('; ')).toEqual([
    ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'"],
    ...["base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "require-trusted-types-for 'script'"],
    "trusted-types 'none'",
  ]);
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(await answer.text()).not.toMatch(
    /<script(?! type="module" src="\/insight\/assets\/)|<style|style=|\son\w+=|{{/,
  );
});

inChromium(`the page for analysts in Chromium${why}: what is drawn`, () => {
  beforeAll(() => visit());

  test('the figures of the latest release, as the analyst, beside a table of each', async () => {
    expect(served.authorizations).toEqual([`Bearer ${TOKEN}`, `Bearer ${TOKEN}`]);
    expect(opened.page.url()).toBe(`${served.origin}/insight`);
    const drawn = await opened.page.locator('.drawn').evaluateAll((all: any[]) => all.map((one) => one.ariaLabel));
    expect(drawn).toEqual([
      'Active members by month in Norway',
      'Active members by month in Netherlands',
      expect.stringMatching(/^Active members by month in Finland \(last known 12 Nov 2026/),
      'Joins and ends by month in Norway',
      'Joins and ends by month in Netherlands',
      expect.stringMatching(/^Joins and ends by month in Finland \(last known 12 Nov 2026/),
      'Active members of the largest libraries in Norway',
      'Active members by age in Norway',
      'Active members by age in Netherlands',
      expect.stringMatching(/^Active members by age in Finland/),
    ]);
    expect(await texts('caption')).toHaveLength(6);
    expect(await rowOf('Active members at the end', 'Oct 2026')).toEqual(['900,000', '600,000', '21,000']);
    expect(await rowOf('Joins and ends in Norway', 'Oct 2026')).toEqual(['27,000', '18,000']);
    expect(await rowOf('Active members by age', '65+')).toEqual(['150,000', '100,000', '3,500']);
    expect(await rowOf('Active members by library in Norway', 'L01')).toEqual(['450,000']);
  });

  test('a suppressed figure as hidden and crossed, not as zero; one that is not there as a dash', async () => {
    expect(await rowOf('Active members at the end', 'Mar 2026')).toEqual(['900,000', '600,000', 'hidden']);
    expect(await rowOf('Active members at the end', 'Feb 2026')).toEqual(['900,000', '600,000', '–']);
    expect(await texts('.drawn title')).toContain('Finland, Mar 2026: hidden');
    expect(await texts('.drawn title')).not.toContain('Finland, Feb 2026: hidden');
    expect(await opened.page.getByText('40 libraries, 25 of them hidden').count()).toBe(1);
  });

  test('a country that is not heard of, with the time of its last known figures', async () => {
    const note = opened.page.locator('.notes li');
    expect(await note.allInnerTexts()).toEqual([
      expect.stringMatching(/^Finland has not been heard of since 12 Nov 2026, \d\d:05: its last known figures/),
      'Finland is told of up to Sep 2026 only.',
    ]);
  });

  test('other months and another country, when they are chosen', async () => {
    await opened.page.getByLabel('Months of').selectOption('three years');
    await opened.page.getByRole('rowheader', { name: 'Nov 2023' }).first().waitFor();
    expect(served.asked.at(-5)).toMatchObject({ measure: 'ACTIVE', release: '2026-10' });
    expect(served.asked.at(-5)?.period).toEqual({ from: '2023-11-01', to: '2026-10-01' });
    await opened.page.getByLabel('Libraries of').selectOption('Finland');
    expect(await rowOf('Active members by library in Finland', 'L01')).toEqual(['10,500']);
  });

  test('in shapes and words too, so that no colour is needed', async () => {
    const dashes = await opened.page
      .locator('.drawn [aria-label="line"]')
      .evaluateAll((lines: any[]) => lines.map((line) => line.getAttribute('stroke-dasharray')));
    expect(new Set(dashes).size).toBe(3);
    expect(await texts('.legend')).toEqual(['Norway', 'Netherlands', expect.stringMatching(/^Finland \(last known/)]);
  });

  test('as wide as its place, so that its words are as large on a telephone; nothing beside the page', async () => {
    await opened.page.setViewportSize({ width: 390, height: 850 });
    const drawn = opened.page.locator('.drawn[width^="3"]').first(); // drawn anew
    await drawn.waitFor();
    expect(
      await drawn.evaluate((svg: any) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width),
    ).toBeCloseTo(1, 1);
    expect(await opened.page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await opened.page.setViewportSize({ width: 1400, height: 850 });
  });
});

inChromium(`the page for analysts in Chromium${why}: no figures`, () => {
  test.each([
    ['nobody is signed in', '', undefined, 'Sign in as an analyst to see the figures.'],
    ['the sign-in ended', TOKEN, 'UNAUTHENTICATED', 'This sign-in has ended.'],
    ['somebody else is signed in', TOKEN, 'FORBIDDEN', 'they are for analysts.'],
    ['insight is down', TOKEN, 'SUBGRAPH_UNAVAILABLE', 'cannot be had at the moment'],
  ])('and words that say why, where %s', async (_why, token, code, words) => {
    answers.errorCode = code;
    await goTo(token);
    await opened.page.getByRole('status').getByText(words).waitFor();
    expect(await opened.page.locator('.drawn, table').count()).toBe(0);
  });

  test('and words that say why, where nothing is released', async () => {
    Object.assign(answers, sampleAnswers(), { releases: [] });
    await goTo(TOKEN);
    await opened.page.getByText('Nothing is released yet.').waitFor();
  });
});

inChromium(`the page for analysts in Chromium${why}: for everybody`, () => {
  beforeAll(() => visit());

  test('headings in order, a caption for every table, a name for every drawing and control', async () => {
    expect(await opened.page.locator('h1, h2, h3').evaluateAll(levels)).toEqual([1, 2, 2, 3, 3, 3, 2, 2]);
    expect(await opened.page.locator('table:not(:has(caption:not(:empty)))').count()).toBe(0);
    expect(await opened.page.locator('th:not([scope]), tr:not(:has(th))').count()).toBe(0);
    expect(await opened.page.locator('svg.drawn:not([role=img][aria-label])').count()).toBe(0);
    expect(await opened.page.locator('select, input, button').evaluateAll(unnamed)).toEqual([]);
    expect(await opened.page.evaluate('[document.documentElement.lang, document.title]')).toEqual([
      'en',
      'Memberships in three countries',
    ]);
  });

  test('the keyboard reaches everything in the order it is read, and is seen there', async () => {
    const stops: string[] = [];
    for (let stop = 0; stop < 14; stop += 1) {
      await opened.page.keyboard.press('Tab');
      stops.push(await opened.page.evaluate(focused));
    }
    expect(stops).toEqual(
      [
        ...['Skip to the figures', 'Months of', 'Library staff', 'Sign out analyst.one', 'Sign in as an analyst'],
        ...['Paste a token', 'Active members at the', 'Joins and ends in Norw', 'Joins and ends in Neth'],
        ...['Joins and ends in Finl', 'Libraries of', 'Active members by libr', 'Active members by age,', ''],
      ].map((name) => expect.stringMatching(new RegExp(`^${name}`))),
    );
    await opened.page.locator('#skip').focus();
    await opened.page.keyboard.press('Enter');
    expect(await opened.page.evaluate('document.activeElement.id')).toBe('figures');
  });

  test.each(['light', 'dark'] as const)('every text has contrast 4.5, every line 3, in the %s', async (colorScheme) => {
    await opened.page.emulateMedia({ colorScheme });
    const found = await contrasts(opened.page);
    expect(found.texts.length).toBeGreaterThan(20);
    expect(found.texts.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    expect(found.shapes.length).toBeGreaterThan(10);
    expect(found.shapes.filter(({ ratio }) => ratio < 3)).toEqual([]);
  });

  test('printed, it has whole tables and no controls', async () => {
    await opened.page.emulateMedia({ media: 'print' });
    const isCut = (tables: any[]) => tables.some((table) => table.scrollHeight > table.clientHeight + 1);
    expect(await opened.page.locator('.table').evaluateAll(isCut)).toBe(false);
    expect(await opened.page.locator('select:visible, input:visible, button:visible, a:visible').count()).toBe(0);
    expect(await opened.page.locator('h1').isVisible()).toBe(true);
  });

  test('nothing above was asked of anybody outside, nor refused by the policy', () => {
    expect(opened.complaints).toEqual([]);
  });
});

async function visit() {
  Object.assign(answers, sampleAnswers());
  await goTo(TOKEN);
  await opened.page.locator('.drawn').last().waitFor();
}
