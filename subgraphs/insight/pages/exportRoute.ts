import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, { type Request, type Response, type Router } from 'express';
import type { Caller } from '../../shared/runtime/caller.ts';
import { FAILURE_CODES, Failure, type FailureCode } from '../../shared/runtime/failure.ts';
import type { Log } from '../../shared/runtime/log.ts';
import type { Analyst } from '../domain/actor.ts';
import { type ByteRange, parseRange } from '../domain/export/byteRange.ts';
import { EXPORT_FORMATS, parseFormat } from '../domain/export/exportFormat.ts';
import { parsePurpose } from '../domain/export/exportPurpose.ts';
import { InsightRequest } from '../graphql/request.ts';
import { exportBytes, sizeOf } from '../operations/export/exportBytes.ts';
import { type ExportOrder, lookAtExport, type OpenedExport, openExport } from '../operations/export/openExport.ts';
import type { InsightRegistry } from '../registry.ts';
import { OpenDownloads } from './openDownloads.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const STALLED_MS = 60_000;
/** How a stream says that its reader went away. */
const GONE: readonly string[] = ['ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED'];
const STATUS: Partial<Record<FailureCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  SUBGRAPH_UNAVAILABLE: 503,
};

/**
 * GET /export/memberships.csv, .ndjson and .parquet, with `purpose` and, to stay with one release, `release`. Who asks is
 * what `notePageCaller` found out. A Range goes on where a download was cut off; `If-Range` with its ETag makes sure that
 * it is the same file.
 */
export function exportRoute(registry: InsightRegistry): Router {
  const router = express.Router();
  const downloads = new OpenDownloads();
  router.get('/memberships.:ending', async (request, response) => {
    try {
      const caller: Caller | undefined = response.locals['caller'];
      const analyst = await new InsightRequest(registry, caller).actingAs('membershipExport');
      const order = orderOf(request);
      if (request.method === 'HEAD') {
        answer(request, response, await lookAtExport(registry, analyst, order));
        return void response.end();
      }
      await downloads.whileOpen(analyst.name, () => send(registry, analyst, order, request, response));
    } catch (error) {
      refuse(registry.log, response, error);
    }
  });
  return router;
}

function orderOf({ params, query }: Request): ExportOrder {
  const format = parseFormat(params['ending']);
  if (!format) throw new Failure('NOT_FOUND');
  const purpose = parsePurpose(query['purpose']);
  const { release } = query;
  const isNamed = typeof release === 'string' && UUID.test(release);
  if (!purpose) throw new Failure('BAD_USER_INPUT', { field: 'purpose' });
  if (release !== undefined && !isNamed) throw new Failure('BAD_USER_INPUT', { field: 'release' });
  return { format, purpose, release: isNamed ? release : undefined };
}

async function send(
  registry: InsightRegistry,
  analyst: Analyst,
  order: ExportOrder,
  request: Request,
  response: Response,
): Promise<void> {
  const opened = await openExport(registry, analyst, order);
  const range = answer(request, response, opened);
  if (!range) return void response.end();
  response.setTimeout(STALLED_MS, () => response.destroy());
  const bytes = Readable.from(exportBytes(registry, opened, range), { objectMode: false, highWaterMark: 1 });
  // Who goes away ends the reading; a file that breaks off is for the client to go on with.
  await pipeline(bytes, response).catch((err: NodeJS.ErrnoException) => {
    if (!GONE.includes(err.code ?? '')) registry.log.warn({ err }, 'an export was broken off');
    response.destroy();
  });
}

/** Writes status and headers; gives the bytes that are to follow. */
function answer(request: Request, response: Response, opened: OpenedExport): ByteRange | undefined {
  const { release, format, watermark } = opened;
  const size = sizeOf(opened);
  const etag = etagOf(opened);
  const condition = request.get('if-range');
  const range = condition === undefined || condition === etag ? parseRange(request.get('range'), size) : undefined;
  response.set({
    'Content-Type': EXPORT_FORMATS[format],
    'Content-Disposition': `attachment; filename="memberships-${release.id.slice(0, 8)}.${format}"`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Accept-Ranges': 'bytes',
    'X-Export-Release': release.id,
    'X-Export-Purpose': watermark.purpose,
    'X-Total-Rows': String(release.rows),
    ETag: etag,
  });
  if (range === 'UNSATISFIABLE') {
    response.status(416).set('Content-Range', `bytes */${size}`);
    return undefined;
  }
  const { from, to } = range ?? { from: 0, to: size - 1 };
  if (range) response.status(206).set('Content-Range', `bytes ${from}-${to}/${size}`);
  response.set('Content-Length', String(to + 1 - from));
  return { from, to };
}

function etagOf({ format, watermark }: OpenedExport): string {
  const named = JSON.stringify([format, watermark]);
  return `"${createHash('sha256').update(named).digest('base64url').slice(0, 27)}"`;
}

function refuse(log: Log, response: Response, error: unknown): void {
  const { code, retryAfter, field } = error instanceof Failure ? error : new Failure('INTERNAL');
  const reference = code === 'INTERNAL' ? randomUUID() : undefined;
  if (reference) log.error({ err: error, reference }, 'export failed');
  if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter));
  if (code === 'UNAUTHENTICATED') response.set('WWW-Authenticate', 'Bearer');
  const extensions = { code, retryAfter, field, reference };
  response.status(STATUS[code] ?? 500).json({ errors: [{ message: FAILURE_CODES[code], extensions }] });
}
