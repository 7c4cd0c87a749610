import { createServer } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { CookieJar } from '../../start/cookieJar.ts';
import { htmlForms } from '../../start/htmlForm.ts';
import { listenOnLoopback } from '../../start/listenOnLoopback.ts';
import { walkToCallback } from '../../start/signInWalk.ts';

const PAGE = new URL('http://127.0.0.1:9/login/page?uid=1');

describe('the forms of a page', () => {
  test('are read with action, method and hidden inputs, however they are written', () => {
    const text = `<form class=a METHOD='post' action="/go?a=1&amp;b=2">
      <input type="hidden" name="csrf" value="&lt;&#39;&#x41;&quot;"><input value='2' name=step type=hidden />
      <label><input type="radio" name="pid" value="x" checked></label><button name="ok">Go</button></form>
      <form><select name="level"></select></form>`;
    const [first, second] = htmlForms(text, PAGE);
    expect(first?.action.href).toBe('http://127.0.0.1:9/go?a=1&b=2');
    expect(first?.method).toBe('post');
    expect(first?.hidden).toEqual([
      ['csrf', `<'A"`],
      ['step', '2'],
    ]);
    expect([...(first?.names ?? [])]).toEqual(['csrf', 'step', 'pid', 'ok']);
    expect(second).toMatchObject({ action: PAGE, method: 'get', hidden: [] });
  });

  test('of a page without any are none', () => {
    expect(htmlForms('<p>Maintenance</p>', PAGE)).toEqual([]);
  });
});

describe('cookies', () => {
  const url = new URL('http://127.0.0.1:9/auth/abc');
  const setting = (...lines: string[]) => new Response('', { headers: lines.map((line) => ['set-cookie', line]) });

  test('go back to their host and path only, whatever the port', () => {
    const jar = new CookieJar();
    jar.take(url, setting('a=1; Path=/; HttpOnly', 'b=x=y; path=/auth/abc'));
    expect(jar.headerFor(url)).toBe('a=1; b=x=y');
    expect(jar.headerFor(new URL('http://127.0.0.1:10/auth/abcd'))).toBe('a=1');
    expect(jar.headerFor(new URL('http://localhost:9/auth/abc'))).toBe('');
  });

  test.each(['Max-Age=0', 'Expires=Thu, 01 Jan 1970 00:00:00 GMT'])('are dropped by %s', (over) => {
    const jar = new CookieJar();
    jar.take(url, setting('a=1; Path=/'));
    jar.take(url, setting(`a=; Path=/; ${over}`));
    expect(jar.headerFor(url)).toBe('');
  });
});

describe('a walk', () => {
  async function walkOn(answer: (path: string) => [number, Record<string, string>, string]) {
    const server = createServer((request, response) => {
      const [status, headers, body] = answer(request.url ?? '');
      response.writeHead(status, headers).end(body);
    });
    const url = new URL(`http://127.0.0.1:${await listenOnLoopback(server, 0)}/start?state=secret`);
    const choose = () => ({ pid: 'x' });
    return walkToCallback({ url }, { redirectUri: 'http://127.0.0.1/back', choose }).finally(() => {
      server.close();
      server.closeAllConnections();
    });
  }

  test('sends a form of the method get as a query', async () => {
    const form =
      '<form action="http://127.0.0.1/back"><input type="hidden" name="a" value="1"><input name="pid"></form>';
    expect((await walkOn(() => [200, {}, form])).href).toBe('http://127.0.0.1/back?a=1&pid=x');
  });

  test.each([
    ['circles', (): [number, Record<string, string>, string] => [302, { location: '/start' }, ''], /within 20 steps/],
    ['an error page', (): [number, Record<string, string>, string] => [500, {}, ''], /\/start answered 500$/],
    [
      'a page with other fields',
      (): [number, Record<string, string>, string] => [200, {}, '<form></form>'],
      /no form with the fields pid$/,
    ],
  ])('ends at %s with a word that repeats no query', async (_label, answer, message) => {
    await expect(walkOn(answer)).rejects.toThrow(message);
    await expect(walkOn(answer)).rejects.not.toThrow('secret');
  });
});
