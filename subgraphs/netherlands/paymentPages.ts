import express, { type Router } from 'express';
import { html, page, pageHeaders } from '../shared/runtime/page.ts';
import { hearOfPayment } from './operations/payments/hearOfPayment.ts';
import type { NetherlandsRegistry } from './registry.ts';

const PROVIDER_ID = /^tr_[A-Za-z0-9]{1,60}$/;

/** Where the payment provider tells news, and where it sends people back to. */
export function paymentPages(registry: NetherlandsRegistry): { path: string; router: Router } {
  const router = express.Router();
  router.post('/webhook', express.urlencoded({ extended: false, limit: '1kb' }), async (request, response) => {
    const id: unknown = request.body?.id;
    if (typeof id === 'string' && PROVIDER_ID.test(id)) await hearOfPayment(registry, id);
    response.status(200).end(); // whether it was known or not
  });
  router.get('/return', (_request, response) => {
    response.set(pageHeaders()).send(page('Je betaling', BACK, 'nl'));
  });
  return { path: '/payments', router };
}

// It knows nobody, so it says the same to everybody.
const BACK = html`<p>Bedankt. Is de betaling gelukt, dan is je abonnement meteen actief en kun je inloggen bij de online
Bibliotheek. Is ze niet gelukt, dan kun je het opnieuw proberen waar je begon.</p>`;
