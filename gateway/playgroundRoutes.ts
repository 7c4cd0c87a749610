import type { Router } from 'express';
import { bundledPage } from './bundledPage.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // Monaco places its lines by style attributes and writes its themes into style elements; neither takes a nonce.
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

/** Serves the playground that scripts/buildPlayground.mjs left in `folder`. */
export function playgroundRoutes({ folder }: { folder: string }): Router {
  return bundledPage({ path: '/playground', folder, policy: POLICY });
}
