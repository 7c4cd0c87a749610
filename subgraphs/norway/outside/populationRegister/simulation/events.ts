import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../../shared/vocabulary/jsonObject.ts';
import { type Incoming, json, type Outgoing } from '../../loopbackServer.ts';
import { badRequest, noSuchAddress } from './errorAnswers.ts';
import { documentIdentifier, type EventLog, type LoggedEvent } from './eventLog.ts';

const PAGE = 1_000;
const OLDEST_MONTHS = 36;
const TOO_OLD = 'Det er oppgitt ulovlig sekvensnummer. Sekvensnummer kan ikke være mere enn 36 måneder gammelt';

/** Answers GET hendelser/feed: JSON alone; the Atom form is not simulated. */
export function answerFeed({ url, headers }: Incoming, log: EventLog, hasLegalBasis: boolean, now: Date): Outgoing {
  const asked = url.searchParams.get('seq') ?? '';
  if (!/^\d{1,15}$/.test(asked)) return badRequest(400, 'Ugyldig seq');
  const page = log.from(Number(asked), PAGE);
  if (page[0] && page[0].at < monthsBefore(now, OLDEST_MONTHS)) return badRequest(406, TOO_OLD);
  const answer = json(
    200,
    page.map((event) => entryOf(event, hasLegalBasis)),
  );
  const etag = `"${createHash('sha256')
    .update(answer.body ?? '')
    .digest('hex')
    .slice(0, 16)}"`;
  if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
  return { ...answer, headers: { ...answer.headers, etag } };
}

/** Answers GET hendelser/{id}, where the type is spelled otherwise than in the feed. */
export function answerEventDocument(identifier: string, log: EventLog, hasLegalBasis: boolean): Outgoing {
  const event = hasLegalBasis ? log.byDocument(identifier) : undefined;
  if (!event) return noSuchAddress();
  const { number, type, at } = event;
  const hendelse = { folkeregisteridentifikator: number, hendelsestype: type, ajourholdstidspunkt: timeOf(at) };
  const document = { dokumentidentifikator: identifier, skjemaversjon: '1.0' };
  return json(200, { ...document, hendelse: { ...hendelse, egenskapshendelse: [] } });
}

function entryOf(event: LoggedEvent, hasLegalBasis: boolean): JsonObject {
  const { sequence, number, type, at } = event;
  const documents = { hendelsesdokument: documentIdentifier('event', event), ...personDocumentOf(event) };
  return {
    sekvensnummer: sequence,
    hendelse: {
      folkeregisteridentifikator: number,
      hendelsetype: type,
      ...(hasLegalBasis && documents),
      ajourholdstidspunkt: timeOf(at),
    },
  };
}

function personDocumentOf(event: LoggedEvent): JsonObject {
  if (event.type === 'personErOpphoertSomDublett') return {};
  return { persondokument: documentIdentifier('person', event) };
}

function timeOf(at: Date): string {
  return at.toISOString().replace('Z', '436417+00:00');
}

function monthsBefore(now: Date, months: number): Date {
  const then = new Date(now);
  then.setUTCMonth(then.getUTCMonth() - months);
  return then;
}
