import type { Page } from 'playwright-core';

interface Contrast {
  readonly what: string;
  /** By WCAG 2: 1 is none, 21 black on white. */
  readonly ratio: number;
}

/** The contrast of every visible text with what is behind it, and of every drawn shape with the page. */
export async function contrasts(page: Page): Promise<{ texts: Contrast[]; shapes: Contrast[] }> {
  const found: Found = await page.evaluate(coloursOnPage);
  const measured = (pairs: Found['texts']) =>
    pairs.map(({ what, front, back }) => ({ what: `${what} ${front} on ${back}`, ratio: contrastOf(front, back) }));
  return { texts: measured(found.texts), shapes: measured(found.shapes) };
}

interface Found {
  readonly texts: { what: string; front: string; back: string }[];
  readonly shapes: { what: string; front: string; back: string }[];
}

function contrastOf(front: string, back: string): number {
  const [one = 0, other = 0] = [luminance(front), luminance(back)].sort((a, b) => b - a);
  return (one + 0.05) / (other + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => linear(Number(part) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

// Runs in the page, as text: this project's types know no DOM.
const coloursOnPage = `(() => {
  const clear = /^rgba\\(.*, 0\\)$|^none$|^transparent$/;
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const back = getComputedStyle(one).backgroundColor;
      if (!clear.test(back)) return back;
    }
    return 'rgb(255, 255, 255)';
  };
  const isSeen = (element) => element.checkVisibility() && element.getClientRects().length > 0;
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const texts = [...document.body.querySelectorAll('*')]
    .filter((element) => hasText(element) && isSeen(element) && !element.closest('title, noscript, option'))
    .map((element) => {
      const { color, fill } = getComputedStyle(element);
      return { what: element.textContent.slice(0, 20), front: element.closest('svg') ? fill : color, back: behind(element) };
    });
  const shapes = [...document.querySelectorAll('.drawn [aria-label=line] path, .drawn [aria-label=dot] path, ' +
    '.drawn [aria-label=dot] circle, .drawn [aria-label=bar] rect, .legend path')]
    .map((element) => {
      const { stroke, fill } = getComputedStyle(element);
      return { what: element.parentElement.getAttribute('aria-label'), front: clear.test(stroke) ? fill : stroke, back: behind(element) };
    });
  return { texts, shapes };
})()`;

/** Of headings, as numbers. */
export const levels = (headings: any[]) => headings.map(({ tagName }) => Number(tagName[1]));
/** The controls that have no name. */
export const unnamed = (controls: any[]) =>
  controls
    .filter(
      (control) => control.checkVisibility() && !control.labels?.length && !control.ariaLabel && !control.innerText,
    )
    .map((control) => control.outerHTML);
/** The name of what has the focus, where an outline shows it. */
export const focused = `(() => {
  const one = document.activeElement;
  const isSeen = getComputedStyle(one).outlineStyle !== 'none' || one.id === 'skip';
  return isSeen && one !== document.body ? (one.ariaLabel ?? (one.labels?.[0] ?? one).innerText).trim() : '';
})()`;
