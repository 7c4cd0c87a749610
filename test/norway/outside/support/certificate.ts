import { type KeyObject, sign } from 'node:crypto';

const COMMON_NAME = [0x55, 0x04, 0x03];
const SHA256_WITH_RSA = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b];
const [INTEGER, BITS, NOTHING, OID, TEXT, TIME, SEQUENCE, SET, VERSION] = [2, 3, 5, 6, 0x0c, 0x17, 0x30, 0x31, 0xa0];

/** A certificate that its own key signed, in DER as base64: Node can read one, but not make one. */
export function selfSigned(keys: { publicKey: KeyObject; privateKey: KeyObject }, from: Date, until: Date): string {
  const algorithm = der(SEQUENCE, der(OID, Buffer.from(SHA256_WITH_RSA)), der(NOTHING));
  const name = der(SEQUENCE, der(SET, der(SEQUENCE, der(OID, Buffer.from(COMMON_NAME)), der(TEXT, text('TEST')))));
  const content = der(
    SEQUENCE,
    der(VERSION, der(INTEGER, Buffer.from([2]))),
    der(INTEGER, Buffer.from([1])),
    algorithm,
    name,
    der(SEQUENCE, der(TIME, utc(from)), der(TIME, utc(until))),
    name,
    keys.publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', content, keys.privateKey)]);
  return der(SEQUENCE, content, algorithm, der(BITS, signature)).toString('base64');
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function text(value: string): Buffer {
  return Buffer.from(value, 'utf8');
}

function utc(at: Date): Buffer {
  return text(`${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`);
}
