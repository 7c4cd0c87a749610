import type { Page } from 'playwright-core';

/** What a test does with the page for analysts and reads of it, once both are there. */
export function insightReader(pageNow: () => Page, originNow: () => string) {
  return {
    /** Opens the page anew, as whoever holds the token. */
    async goTo(token: string): Promise<void> {
      const [page, origin] = [pageNow(), originNow()];
      if (page.url().startsWith(origin)) await page.evaluate('sessionStorage.clear()');
      await page.goto('about:blank');
      const signedIn = token && `#access_token=${token}&provider=staff`;
      await page.goto(`${origin}/insight${signedIn}`);
    },
    texts: (selector: string): Promise<string[]> => pageNow().locator(selector).allTextContents(),
    /** The cells of a row, of the table whose caption begins so. */
    rowOf(caption: string, title: string): Promise<string[]> {
      const page = pageNow();
      const table = page.locator('table', { has: page.locator('caption', { hasText: caption }) });
      const row = table.locator('tr', { has: page.getByRole('rowheader', { name: title, exact: true }) });
      return row.locator('td').allTextContents();
    },
  };
}
