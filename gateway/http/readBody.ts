import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { badRequest, HttpRefusal, overloaded } from './httpRefusal.ts';

const BODY_LIMIT = 100 * 1_024;
const MOST_DROPPED = 1_000_000;

/**
 * Reads bodies of up to 100 kB, counted as they come, and no more than `mostTogether` bytes of all requests at once:
 * thousands of slow senders hold what they sent, not what they announced. Rejects with 413, 503, or 400 for an early end.
 */
export function bodyReader(mostTogether: number): (request: IncomingMessage) => Promise<Buffer> {
  let together = 0;
  return (request) =>
    new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const stop = (outcome: () => void) => {
        together -= size;
        size = 0;
        request.off('data', take).off('end', finish).off('close', cut);
        outcome();
      };
      const refuse = (refusal: HttpRefusal) => stop(() => reject(dropRest(request, refusal)));
      const take = (chunk: Buffer) => {
        size += chunk.length;
        together += chunk.length;
        if (size > BODY_LIMIT) refuse(tooLarge());
        else if (together > mostTogether) refuse(overloaded('bodies'));
        else chunks.push(chunk);
      };
      const finish = () => stop(() => resolve(Buffer.concat(chunks)));
      const cut = () => refuse(badRequest('The request ended before its body.'));
      if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) return reject(dropRest(request, tooLarge()));
      request.on('data', take).on('end', finish).on('close', cut);
    });
}

/** The text of a body, as JSON. Throws 400 where it is none. */
export function parseBody(body: Buffer): unknown {
  if (!isUtf8(body)) throw badRequest('The body is not text in UTF-8.');
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw badRequest('The body is not JSON.');
  }
}

function tooLarge(): HttpRefusal {
  const message = `The request is larger than ${BODY_LIMIT / 1_024}kb.`;
  return new HttpRefusal(413, 'BAD_USER_INPUT', { message, reason: 'body', headers: { connection: 'close' } });
}

// A sender who is still sending reads no answer from a socket that was closed on it: listen on for a while.
function dropRest(request: IncomingMessage, refusal: HttpRefusal): HttpRefusal {
  let dropped = 0;
  request.on('error', () => undefined);
  request.on('data', (chunk: Buffer) => {
    dropped += chunk.length;
    if (dropped > MOST_DROPPED) request.destroy();
  });
  return refusal;
}
