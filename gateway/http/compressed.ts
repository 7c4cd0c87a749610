import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export interface EncodedBody {
  readonly body: Buffer;
  readonly encoding?: 'br' | 'gzip';
}

const gzipped = promisify(gzip);
const brotli = promisify(brotliCompress);
// Quick ones: the answer waits for them.
const GZIP = { level: 4 };
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } };

/** The text in the coding that the client prefers of br and gzip, where it takes one. */
export async function compressed(text: string, acceptEncoding: string | undefined): Promise<EncodedBody> {
  const encoding = chosenEncoding(acceptEncoding ?? '');
  if (encoding === 'br') return { body: await brotli(text, BROTLI), encoding };
  if (encoding === 'gzip') return { body: await gzipped(text, GZIP), encoding };
  return { body: Buffer.from(text) };
}

function chosenEncoding(accept: string): EncodedBody['encoding'] {
  const qualities = new Map(accept.split(',', 20).map(quality));
  const wanted = (name: string) => qualities.get(name) ?? qualities.get('*') ?? 0;
  const [br, gz] = [wanted('br'), wanted('gzip')];
  if (br > 0 && br >= gz) return 'br';
  return gz > 0 ? 'gzip' : undefined;
}

function quality(text: string): [string, number] {
  const [name = '', parameter] = text.split(';').map((part) => part.trim().toLowerCase());
  const value = parameter?.startsWith('q=') ? Number(parameter.slice(2)) : 1;
  return [name, value >= 0 && value <= 1 ? value : 0];
}
