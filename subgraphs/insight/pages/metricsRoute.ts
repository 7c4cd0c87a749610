import express, { type Router } from 'express';
import { Gauge, Registry } from 'prom-client';
import { membershipFreshness } from '../operations/feed/membershipFreshness.ts';
import type { InsightRegistry } from '../registry.ts';

/** How fresh the figures of each country are, for Prometheus. Nothing of a person; the gateway does not pass it on. */
export function metricsRoute(registry: InsightRegistry): Router {
  const metrics = new Registry();
  const gauge = (name: string, help: string) =>
    new Gauge({ name, help, labelNames: ['country'], registers: [metrics] });
  const lag = gauge('insight_feed_lag_seconds', 'For how long things may have happened there that are not counted.');
  const stale = gauge('insight_feed_stale', '1 where that is longer than it should be, or the country never answered.');

  const router = express.Router();
  router.get('/', async (_request, response) => {
    lag.reset(); // of a country that never answered there is none
    for (const { country, lagSeconds, stale: isStale } of await membershipFreshness(registry)) {
      if (lagSeconds !== undefined) lag.set({ country }, lagSeconds);
      stale.set({ country }, Number(isStale));
    }
    response.type(metrics.contentType).send(await metrics.metrics());
  });
  return router;
}
