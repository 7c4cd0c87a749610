const HEAD_END = '\r\n\r\n';

export interface Framed {
  readonly head: string;
  readonly body: Buffer;
  /** How many bytes the message takes. */
  readonly length: number;
}

/** The first whole HTTP/1.1 message in the bytes; undefined while it is not whole. Knows Content-Length and chunks. */
function firstMessage(bytes: Buffer): Framed | undefined {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', 0, end + 2);
  const start = end + HEAD_END.length;
  const given = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (given === undefined && /\r\ntransfer-encoding: *chunked/i.test(head)) return unchunked(bytes, head, start);
  const length = start + Number(given ?? 0);
  return bytes.length < length ? undefined : { head, body: bytes.subarray(start, length), length };
}

function unchunked(bytes: Buffer, head: string, start: number): Framed | undefined {
  const parts: Buffer[] = [];
  for (let at = start; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    const next = lineEnd + 2 + size + 2;
    if (bytes.length < next) return undefined;
    if (size === 0) return { head, body: Buffer.concat(parts), length: next };
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = next;
  }
}

/** Calls `take` with each message as it becomes whole. The bytes of a long one are joined once, not at every piece. */
export function messageReader(take: (message: Framed) => void): (piece: Buffer) => void {
  let pieces: Buffer[] = [];
  let held = 0;
  let wanted = 0;
  return (piece) => {
    pieces.push(piece);
    held += piece.length;
    if (held < wanted) return;
    let bytes = pieces.length === 1 ? piece : Buffer.concat(pieces);
    for (let message = firstMessage(bytes); message; message = firstMessage(bytes)) {
      take(message);
      bytes = bytes.subarray(message.length);
    }
    pieces = bytes.length > 0 ? [bytes] : [];
    held = bytes.length;
    wanted = held > 0 ? lengthTold(bytes) : 0;
  };
}

function lengthTold(bytes: Buffer): number {
  const end = bytes.indexOf(HEAD_END);
  const given = end < 0 ? undefined : /\r\ncontent-length: *(\d+)/i.exec(bytes.toString('latin1', 0, end + 2))?.[1];
  return given === undefined ? 0 : end + HEAD_END.length + Number(given);
}
