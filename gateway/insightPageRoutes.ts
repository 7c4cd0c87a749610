import type { Router } from 'express';
import { bundledPage } from './bundledPage.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

/** Serves the page for analysts that scripts/buildInsightPage.mjs left in `folder`. */
export function insightPageRoutes({ folder }: { folder: string }): Router {
  return bundledPage({ path: '/insight', folder, policy: POLICY });
}
