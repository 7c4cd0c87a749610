import { HttpRefusal } from './httpRefusal.ts';

export type MediaType = 'application/json' | 'application/graphql-response+json';

/** In which media type a request is answered. */
export interface AnswerType {
  readonly mediaType: MediaType;
  /** GraphQL over HTTP: asked for by its name, application/json answers 200 whatever is wrong with the document. */
  readonly always200: boolean;
}

const GRAPHQL: AnswerType = { mediaType: 'application/graphql-response+json', always200: false };
const JSON_BY_NAME: AnswerType = { mediaType: 'application/json', always200: true };
/** Whoever does not say what to answer in is told by the status too. */
const JSON_UNASKED: AnswerType = { mediaType: 'application/json', always200: false };
const BY_NAME = new Map([
  ['application/graphql-response+json', GRAPHQL],
  ['application/json', JSON_BY_NAME],
  ['application/*', JSON_UNASKED],
  ['*/*', JSON_UNASKED],
]);
const PREFERRED = [GRAPHQL, JSON_BY_NAME, JSON_UNASKED];

/** Throws 406 where nothing that the client takes can be had: multipart and event streams are not. */
export function answerType(accept: string | undefined): AnswerType {
  if (accept === undefined || accept === '') return JSON_UNASKED;
  const wanted = accept.split(',', 50).map(preference);
  const best = Math.max(...wanted.map(({ type, quality }) => (type ? quality : 0)));
  const found = PREFERRED.find((type) => wanted.some((one) => one.type === type && one.quality === best));
  if (best > 0 && found) return found;
  const message = `Answers come as ${GRAPHQL.mediaType} or ${JSON_BY_NAME.mediaType}.`;
  throw new HttpRefusal(406, 'BAD_USER_INPUT', { message });
}

/** Throws 415 for anything but JSON in UTF-8, which a foreign page cannot send without asking first. */
export function checkContent(contentType: string | undefined, encoding: string | undefined): void {
  const [type = '', ...parameters] = (contentType ?? '').toLowerCase().split(';');
  const charset = parameters.map((one) => /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/.exec(one)?.[1]).find(Boolean);
  const plain = encoding === undefined || encoding === '' || encoding.toLowerCase() === 'identity';
  if (type.trim() === 'application/json' && (charset === undefined || charset === 'utf-8') && plain) return;
  const message = 'Send the operation as application/json in UTF-8, not compressed.';
  throw new HttpRefusal(415, 'BAD_USER_INPUT', { message, headers: { 'accept-post': 'application/json' } });
}

function preference(text: string): { type: AnswerType | undefined; quality: number } {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const given = parameters.find((parameter) => parameter.startsWith('q='));
  const quality = given === undefined ? 1 : Number(given.slice(2));
  return { type: BY_NAME.get(name), quality: quality >= 0 && quality <= 1 ? quality : 0 };
}
