/** A form as a page without script offers it. */
export interface HtmlForm {
  /** Absolute. */
  readonly action: URL;
  readonly method: 'get' | 'post';
  /** Names and values of the hidden inputs: what goes along whatever is chosen. */
  readonly hidden: readonly [name: string, value: string][];
  /** Names of every input, button, select and textarea. */
  readonly names: ReadonlySet<string>;
}

/** The forms of a page, in order. Reads the plain HTML of sign-in pages; no browser's forgiveness. */
export function htmlForms(text: string, pageUrl: URL): HtmlForm[] {
  return [...text.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gis)].map(([, tag = '', content = '']) => {
    const form = attributes(tag);
    const controls = [...content.matchAll(/<(?:input|button|select|textarea)\b([^>]*)>/gi)].map(([, control = '']) =>
      attributes(control),
    );
    const hidden = controls.filter((control) => control.get('type')?.toLowerCase() === 'hidden');
    return {
      action: new URL(form.get('action') || pageUrl.href, pageUrl),
      method: form.get('method')?.toLowerCase() === 'post' ? 'post' : 'get',
      hidden: hidden.map((control) => [control.get('name') ?? '', control.get('value') ?? '']),
      names: new Set(controls.flatMap((control) => control.get('name') ?? [])),
    };
  });
}

const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g;

function attributes(tag: string): Map<string, string> {
  return new Map(
    [...tag.matchAll(ATTRIBUTE)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      unescapeEntities(double ?? single ?? bare ?? ''),
    ]),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeEntities(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name] ?? whole;
    return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16));
  });
}
