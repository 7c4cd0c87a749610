import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { isChromiumInstalled, launchChromium, openPage } from './chromium.ts';
import { servePlayground } from './playgroundServer.ts';

let served: Awaited<ReturnType<typeof servePlayground>>;
let browser: Browser;
let opened: Awaited<ReturnType<typeof openPage>>;

beforeAll(async () => {
  served = await servePlayground();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await served.close();
});
beforeEach(async () => {
  opened = await openPage(browser);
  served.authorizations.length = served.identities.length = 0;
});
afterEach(async () => {
  await opened.close();
  expect(opened.complaints).toEqual([]);
});

const inChromium = isChromiumInstalled ? describe : describe.skip;
const why = isChromiumInstalled ? '' : ' (SKIPPED: Chromium is not installed)';
// Jest prints nothing at all for a file of which every test is skipped.
if (!isChromiumInstalled) process.stderr.write(`the playground in Chromium${why}\n`);

inChromium(`the playground in Chromium${why}: saved operations`, () => {
  test('open with their variables and run, anonymously while nobody is chosen', async () => {
    await visit();
    await openSaved('Greeting 1: greet a patron by name');
    await hint('To run this, sign in: staff desk.annen.');
    await run('"Welcome, Saskia"');
    expect(served.authorizations).toEqual([undefined]);
  });

  test('open in a tab of their own when the one at hand is in use', async () => {
    await visit();
    await openSaved('Greeting 1: greet a patron by name');
    await openSaved('Greeting 2: count the greetings');
    await run('7');
    expect(await opened.page.locator('.graphiql-tab').allInnerTexts()).toEqual(['GreetPatron', 'CountGreetings']);
  });

  test('run as the person they are meant for when that person is signed in', async () => {
    const desk = tokenOf('desk.annen');
    await visit(`#access_token=${desk}&provider=staff`);
    await paste(tokenOf('saskia'));
    await opened.page.getByLabel('Pasted token: saskia').waitFor();
    await openSaved('Greeting 1: greet a patron by name');
    await hint('Runs as desk.annen.');
    await run('"Welcome, Saskia"');
    expect(served.authorizations).toEqual([`Bearer ${desk}`]);
  });
});

inChromium(`the playground in Chromium${why}: sign-ins`, () => {
  test('a token brought back is sent, kept over a reload, and wiped from the address', async () => {
    const token = tokenOf('desk.annen');
    await visit(`#access_token=${token}&provider=staff`);
    await opened.page.getByLabel('Library staff: desk.annen').waitFor();
    expect(opened.page.url()).toBe(`${served.origin}/playground`);
    await opened.page.reload();
    await openSaved('Greeting 2: count the greetings');
    await run('7');
    expect(served.authorizations).toEqual([`Bearer ${token}`]);
  });

  test('the other sign-ins of the tab go along with the chosen one, but not one that is out of date', async () => {
    const [first, second, third] = [tokenOf('desk.annen'), tokenOf('saskia'), tokenOf('kari')];
    await visit(`#access_token=${first}&provider=staff`);
    for (const token of [second, tokenOf('late', -60), third]) await paste(token);
    await opened.page.getByLabel('Pasted token: saskia').check();
    await openSaved('Greeting 2: count the greetings');
    await run('7');
    expect(served.authorizations).toEqual([`Bearer ${second}`]);
    expect(served.identities).toEqual([`${first}, ${third}`]);
  });

  test('signing out forgets the token', async () => {
    await visit(`#access_token=${tokenOf('desk.annen')}&provider=staff`);
    await opened.page.getByRole('button', { name: 'Sign out desk.annen' }).click();
    await openSaved('Greeting 2: count the greetings');
    await run('7');
    expect(served.authorizations).toEqual([undefined]);
    const stored = await opened.page.evaluate('JSON.stringify([{ ...sessionStorage }, { ...localStorage }])');
    expect(stored).not.toContain('eyJ');
  });
});

inChromium(`the playground in Chromium${why}: what is no sign-in`, () => {
  test.each([
    ['not a JWT', '#access_token=nonsense&provider=staff'],
    ['of an unknown provider', `#access_token=${tokenOf('kari')}&provider=unknown`],
  ])('is wiped from the address but not taken: %s', async (_fault, fragment) => {
    await visit(fragment);
    await opened.page.getByLabel('nobody').waitFor();
    expect(opened.page.url()).toBe(`${served.origin}/playground`);
    expect(await opened.page.getByRole('radio').count()).toBe(1);
  });

  test('is refused when pasted', async () => {
    await visit();
    await paste('nonsense');
    await opened.page.getByText('This is not a token').waitFor();
    expect(await opened.page.getByRole('radio').count()).toBe(1);
  });
});

inChromium(`the playground in Chromium${why}: keyboard`, () => {
  test('reaches the bar from the top, in the order it is read', async () => {
    await visit();
    await opened.page.locator('.graphiql-query-editor textarea').waitFor({ state: 'attached' });
    const stops = ['Saved operations', 'Open', 'nobody', 'Sign in as library staff', 'Sign in with ID-porten'];
    for (const stop of stops) {
      await opened.page.keyboard.press('Tab');
      const named = 'document.activeElement.labels?.[0] ?? document.activeElement';
      expect(await opened.page.evaluate(`(${named}).innerText.trim()`)).toBe(stop);
    }
  });
});

const visit = (fragment = '') => opened.page.goto(`${served.origin}/playground${fragment}`);
const hint = (text: string) => opened.page.locator('.hint').getByText(text).waitFor();

async function openSaved(title: string) {
  await opened.page.getByLabel('Saved operations').selectOption(title);
  await opened.page.getByRole('button', { name: 'Open', exact: true }).click();
}

async function paste(token: string) {
  await opened.page.getByText('Paste a token').click();
  await opened.page.getByLabel('Token, as the signIn mutation').fill(token);
  await opened.page.getByRole('button', { name: 'Use it' }).click();
}

async function run(answer: string) {
  await opened.page.locator('.graphiql-execute-button').click();
  await opened.page.locator('.graphiql-response').getByText(answer).waitFor();
}

function tokenOf(person: string, validForS = 600) {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part({ sub: person, exp: Math.floor(Date.now() / 1000) + validForS })}.c2ln`;
}
