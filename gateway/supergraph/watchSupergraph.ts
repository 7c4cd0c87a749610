import { readFile } from 'node:fs/promises';
import type { ServedSupergraph } from './servedSupergraph.ts';

export interface SupergraphFile {
  readonly path: string;
  readonly everyMs: number;
}

/**
 * Looks at the file again and again, for a mounted folder tells of no change. A text is taken when it was the same twice:
 * the first sight of it may be half of it. One that was refused is not tried again until it changes.
 */
export function watchSupergraph(
  { path, everyMs }: SupergraphFile,
  served: string,
  supergraph: ServedSupergraph,
): { close(): void } {
  let tried = served;
  let seen = served;
  let isClosed = false;
  let timer = setTimeout(look, everyMs).unref();
  async function look() {
    const text = await readFile(path, 'utf8').catch(() => seen); // not there while it is being replaced
    if (isClosed) return;
    if (text === seen && text !== tried) {
      tried = text;
      await supergraph.replace(text);
    }
    seen = text;
    if (!isClosed) timer = setTimeout(look, everyMs).unref();
  }
  const close = () => {
    isClosed = true;
    clearTimeout(timer);
  };
  return { close };
}
