/** The languages of letters. */
export type Language = 'nl' | 'en';

/** A mail in plain text and the same in HTML, which loads nothing from elsewhere. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The one link of a letter, with what stands on it where addresses need not be shown. */
export interface LetterLink {
  readonly href: string;
  readonly label: string;
}

/** What stands in a letter: paragraphs and at most one link. Line breaks within a paragraph stay. */
export interface LetterWords {
  readonly subject: string;
  readonly parts: readonly (string | LetterLink)[];
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const BODY = 'font:16px/1.5 sans-serif;max-width:40em;margin:1em';
const BUTTON = 'display:inline-block;padding:.6em 1.2em;background:#1d4f91;color:#fff;text-decoration:none';

/** Both forms of the words. Whatever a person chose (a username) is text in both. */
export function letter(language: Language, { subject, parts }: LetterWords): Letter {
  const text = `${parts.map((part) => (typeof part === 'string' ? part : part.href)).join('\n\n')}\n`;
  const body = parts.map((part) => (typeof part === 'string' ? paragraph(part) : button(part))).join('\n');
  const head = `<meta charset="utf-8"><title>${escaped(subject)}</title>`;
  const html = `<!doctype html>\n<html lang="${language}"><head>${head}</head>\n<body style="${BODY}">\n${body}\n</body></html>\n`;
  return { subject, text, html };
}

function paragraph(words: string): string {
  return `<p>${escaped(words).replaceAll('\n', '<br>')}</p>`;
}

// The address is shown too: some readers take the link away from the words that stand on it.
function button({ href, label }: LetterLink): string {
  const address = escaped(href);
  return `<p><a href="${address}" style="${BUTTON}">${escaped(label)}</a></p>\n<p><small>${address}</small></p>`;
}

function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
