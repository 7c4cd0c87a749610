import express, { type Request, type Response, type Router } from 'express';
import type { FeedPage } from '../../vocabulary/membershipEvent.ts';
import { ASSERTION_HEADER, assertionVerifier } from '../callAssertion.ts';
import type { Database } from '../database.ts';
import type { Log } from '../log.ts';
import { feedCall } from './feedCall.ts';
import { eventsAfter, feedHead } from './membershipEvents.ts';

export interface FeedSource {
  readonly country: string;
  readonly database: Database;
  readonly now: () => Date;
  readonly log: Log;
  /** FEED_KEY_<COUNTRY>: shared with insight alone. */
  readonly key: Buffer;
}

const BODY_LIMIT = '1kb';

/** The page of the feed after that position. */
async function feedPage({ country, database, now }: FeedSource, after: number): Promise<FeedPage> {
  const at = now();
  const tx = database.source.manager;
  const { head, publishedAt, waitingSince } = await feedHead(tx);
  const events = await eventsAfter(tx, after, head);
  return { country, head, publishedAt, completeTo: waitingSince && waitingSince < at ? waitingSince : at, events };
}

/** Answers insight alone: what is not signed with its key for this country and these bytes is answered 401 and no more. */
export function feedRoutes(source: FeedSource): Router {
  const asserted = assertionVerifier(source.key, Date.now);
  const router = express.Router();
  router.use(express.raw({ type: () => true, limit: BODY_LIMIT }));
  router.use(async (request: Request, response: Response) => {
    const body: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const call = feedCall(source.country, body);
    const believed = request.method === 'POST' && asserted(request.get(ASSERTION_HEADER) ?? '', call);
    const after = believed ? positionIn(body) : undefined;
    if (after === undefined) return void response.status(401).end();
    const page = await feedPage(source, after).catch((err: unknown) => source.log.error({ err }, 'feed not answered'));
    if (page) response.json(page);
    else response.status(503).end();
  });
  return router;
}

function positionIn(body: Buffer): number | undefined {
  const after = /^\{"after":(\d{1,15})\}$/.exec(body.toString('utf8'))?.[1];
  return after === undefined ? undefined : Number(after);
}
