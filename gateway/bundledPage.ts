import { join } from 'node:path';
import express, { type Response, Router } from 'express';

export interface BundledPage {
  /** Where it is served: '/playground'. */
  readonly path: string;
  /** Holds page.html and, under names that bear their hash, assets/. */
  readonly folder: string;
  readonly policy: readonly string[];
}

/** Serves a page that was bundled beforehand, with its content security policy, and its assets, cached for good. */
export function bundledPage({ path, folder, policy }: BundledPage): Router {
  const routes = Router();
  routes.use(path, (_request, response, next) => {
    secure(response, policy);
    next();
  });
  routes.get(path, (_request, response) => {
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile('page.html', { root: folder, cacheControl: false });
  });
  const assets = express.static(join(folder, 'assets'), {
    immutable: true,
    maxAge: '1y',
    index: false,
    redirect: false,
  });
  routes.use(`${path}/assets`, assets);
  return routes;
}

function secure(response: Response, policy: readonly string[]) {
  response.setHeader('Content-Security-Policy', policy.join('; '));
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
}
