import type { ByteRange } from '../../domain/export/byteRange.ts';
import type { InsightRegistry } from '../../registry.ts';
import { readChunks } from '../../storage/export/exportReleases.ts';
import type { OpenedExport } from './openExport.ts';

export function sizeOf({ head, body, tail }: OpenedExport): number {
  return head.length + body + tail.length;
}

/** Those bytes of the file, piece by piece, as fast as they are taken. Throws where the release is deleted meanwhile. */
export async function* exportBytes(
  { database }: InsightRegistry,
  opened: OpenedExport,
  { from, to }: ByteRange,
): AsyncGenerator<Buffer> {
  const { head, body, tail, release, format } = opened;
  let place = from;
  const part = (piece: Buffer) => {
    const wanted = piece.subarray(0, to + 1 - place);
    place += wanted.length;
    return wanted;
  };
  if (place < head.length) yield part(head.subarray(place));
  const end = head.length + body;
  if (place <= to && place < end) {
    for await (const piece of readChunks(database, release.id, format, place - head.length)) {
      yield part(piece);
      if (place > to) return;
    }
    if (place < end) throw new Error('the release is gone');
  }
  if (place <= to) yield part(tail.subarray(place - end));
}
