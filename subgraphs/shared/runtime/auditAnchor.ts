import type { RequestHandler } from 'express';
import type { Database } from './database.ts';
import type { Log } from './log.ts';

const TRUSTED_FOR_MS = 5_000;

/** Whether the audit trail is signed often enough for anything to be done that it must tell. */
export interface AuditAnchor {
  holds(): Promise<boolean>;
}

export interface AnchorPlan {
  database: Database;
  log: Log;
  now: () => Date;
  /** AUDIT_CHECKPOINT_LIMIT: how long lines may wait for a checkpoint. */
  limitMinutes: number;
}

/** Says no from the moment on at which a line has waited too long, and yes again after the next checkpoint. */
export function openAuditAnchor({ database, log, now, limitMinutes }: AnchorPlan): AuditAnchor {
  let held: boolean | undefined;
  let trustedUntil = 0;
  return {
    async holds() {
      const time = now().getTime();
      if (held && time < trustedUntil) return true;
      const since = await unsignedSince(database);
      const holds = since === undefined || time - since.getTime() < limitMinutes * 60_000;
      if (!holds && held !== false)
        log.error({ since, limitMinutes }, 'no checkpoint of the audit trail can be written: nothing is answered');
      if (holds && held === false) log.warn('checkpoints of the audit trail are written again: open');
      held = holds;
      trustedUntil = time + TRUSTED_FOR_MS;
      return holds;
    },
  };
}

/** Lets nothing through while the trail is unsigned: the gateway takes 503 for a country that does not answer. */
export function anchoredOnly(anchor: AuditAnchor | undefined): RequestHandler {
  return async (_request, response, next) => {
    if (await isOpen(anchor)) next();
    else response.status(503).end();
  };
}

/** False as well where nobody can say. */
export async function isOpen(anchor: AuditAnchor | undefined): Promise<boolean> {
  return anchor === undefined || anchor.holds().catch(() => false);
}

/** When the first line after the last checkpoint was written; undefined where every line is signed for. */
async function unsignedSince({ source }: Database): Promise<Date | undefined> {
  const [line]: { at: Date }[] = await source.query(
    'SELECT at FROM audit WHERE seq > (SELECT coalesce(max(seq), 0) FROM audit_checkpoint) ORDER BY seq LIMIT 1',
  );
  return line?.at;
}
