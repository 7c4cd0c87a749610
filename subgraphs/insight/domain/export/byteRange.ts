/** Bytes of a file, both ends counted. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * What a Range header asks of a file of so many bytes (RFC 9110, 14.2): one range, or undefined where the header is none
 * that is understood and the whole file is the answer; 'UNSATISFIABLE' where it begins behind the end.
 */
export function parseRange(header: string | undefined, size: number): ByteRange | 'UNSATISFIABLE' | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (!match) return undefined;
  const [, first = '', last = ''] = match;
  if (first === '') return last === '' ? undefined : lastBytes(Number(last), size);
  const [from, to] = [Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1)];
  if (last !== '' && Number(last) < from) return undefined;
  return from < size ? { from, to } : 'UNSATISFIABLE';
}

function lastBytes(count: number, size: number): ByteRange | 'UNSATISFIABLE' {
  if (count === 0 || size === 0) return 'UNSATISFIABLE';
  return { from: Math.max(0, size - count), to: size - 1 };
}
