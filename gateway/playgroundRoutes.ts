import { join } from 'node:path';
import express, { type Response, Router } from 'express';

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
].join('; ');

/** Serves the playground that scripts/buildPlayground.mjs left in `folder`: the page and, cached for good, its hashed assets. */
export function playgroundRoutes({ folder }: { folder: string }): Router {
  const routes = Router();
  routes.use('/playground', (_request, response, next) => {
    secure(response);
    next();
  });
  routes.get('/playground', (_request, response) => {
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile('page.html', { root: folder, cacheControl: false });
  });
  const assets = express.static(join(folder, 'assets'), {
    immutable: true,
    maxAge: '1y',
    index: false,
    redirect: false,
  });
  routes.use('/playground/assets', assets);
  return routes;
}

function secure(response: Response) {
  response.setHeader('Content-Security-Policy', POLICY);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
}
