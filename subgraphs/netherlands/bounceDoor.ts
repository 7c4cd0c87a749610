import { createHmac, timingSafeEqual } from 'node:crypto';
import express, { type Router } from 'express';
import { recordBounce } from './operations/mail/recordBounce.ts';
import { readDeliveryFailure } from './outside/deliveryStatus/deliveryStatus.ts';
import type { NetherlandsRegistry } from './registry.ts';

const MAX_BYTES = '1mb';
const GOOD_FOR_S = 300;
const SIGNATURE = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

/**
 * Where the mail server hands in what comes back, at the subgraph: the gateway passes these headers to nobody. The body is
 * the raw message, `Bounce-Recipient` the address of its envelope, and `Bounce-Signature` `t=<seconds>,v1=<hex>` with the
 * HMAC-SHA256 of `<t>.<recipient>.<message>`. 204 it is recorded, or there is nothing to record; 404 there is no such letter
 * (yet); 401 nothing was looked at. Without a key there is no door.
 */
export function bounceDoor(registry: NetherlandsRegistry, key: Buffer | undefined): Router {
  const router = express.Router();
  if (!key) return router;
  router.post('/bounces', express.raw({ type: () => true, limit: MAX_BYTES }), async (request, response) => {
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const recipient = request.get('bounce-recipient') ?? '';
    const signature = request.get('bounce-signature') ?? '';
    if (!isSigned(key, { signature, recipient, raw }, registry.now())) return void response.status(401).end();
    const failure = await readDeliveryFailure(raw).catch(() => undefined); // no mail at all
    const isKnown = !failure || (await recordBounce(registry, { recipient, ...failure }));
    response.status(isKnown ? 204 : 404).end();
  });
  return router;
}

interface Handed {
  readonly signature: string;
  readonly recipient: string;
  readonly raw: Buffer;
}

function isSigned(key: Buffer, { signature, recipient, raw }: Handed, now: Date): boolean {
  const [, at = '', given = ''] = SIGNATURE.exec(signature) ?? [];
  if (!at || Math.abs(now.getTime() / 1_000 - Number(at)) > GOOD_FOR_S) return false;
  const right = createHmac('sha256', key).update(`${at}.${recipient}.`).update(raw).digest();
  return timingSafeEqual(right, Buffer.from(given, 'hex'));
}
