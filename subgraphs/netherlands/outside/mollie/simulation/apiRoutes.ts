import express, { type Request, type Response, type Router } from 'express';
import type { MollieAccount } from './account.ts';
import { type Answer, errorAnswer } from './answers.ts';
import { answerApi } from './api.ts';
import type { Fault, Faults } from './faults.ts';
import { KeptAnswers } from './keptAnswers.ts';

export interface SimulatedApi {
  readonly account: MollieAccount;
  readonly faults: Faults;
  /** The one API key that is known. */
  readonly key: string;
  readonly clock: () => Date;
  origin(): string;
}

/** Mollie's API over HTTP: authentication, media types, idempotency keys, and the faults. */
export function apiRoutes(api: SimulatedApi): Router {
  const router = express.Router();
  const kept = new KeptAnswers();
  router.use('/v2', express.text({ type: () => true, limit: '100kb' }));
  router.use('/v2', async (request, response) => {
    const fault = await api.faults.take();
    await serve(response, fault, () => answerRequest(api, kept, request));
  });
  return router;
}

async function answerRequest(api: SimulatedApi, kept: KeptAnswers, request: Request): Promise<Answer> {
  const refused = refusedBefore(request, api.key);
  if (refused) return refused;
  const { account, clock } = api;
  account.expire(clock());
  const body = typeof request.body === 'string' ? request.body : '';
  const { method, originalUrl } = request;
  const asked = { method, path: new URL(originalUrl, api.origin()).pathname, body, origin: api.origin(), now: clock() };
  const key = method === 'POST' ? request.get('idempotency-key') : undefined;
  return kept.once(key, `${method} ${asked.path} ${body}`, asked.now, async () => answerApi(account, asked));
}

function refusedBefore(request: Request, key: string): Answer | undefined {
  if (request.get('authorization') !== `Bearer ${key}`) {
    return errorAnswer(401, 'Missing authentication, or failed to authenticate');
  }
  const isJson = request.get('content-type')?.split(';')[0] === 'application/json';
  return request.method === 'POST' && !isJson ? errorAnswer(415, 'Please use JSON') : undefined;
}

async function serve(response: Response, fault: Fault | undefined, answer: () => Promise<Answer>): Promise<void> {
  if (fault === 'HANG_UP') return void response.destroy();
  if (fault === 'HTML_PAGE') return void response.status(200).type('html').send('<html>Maintenance</html>');
  if (fault?.startsWith('ERROR_')) return send(response, errorAnswer(Number(fault.slice(6)), 'Please try again later'));
  const whole = await answer();
  if (fault === 'HANG_UP_AFTER') return void response.destroy();
  if (fault === 'TRUNCATED') return void response.status(whole.status).send(JSON.stringify(whole.body).slice(0, 40));
  send(response, whole);
}

function send(response: Response, { status, body, replayed }: Answer): void {
  if (replayed) response.set('Idempotent-Replayed', 'true');
  response.status(status).type('application/hal+json').send(JSON.stringify(body));
}
