import { badRequest } from './httpRefusal.ts';

/** One GraphQL request as it came; which document it means is decided elsewhere. */
export interface OperationRequest {
  readonly query: string | undefined;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The id of a document that this gateway knows: of a trusted one, or the SHA-256 of one that came before. */
  readonly documentId: string | undefined;
}

const DEEPEST_JSON = 12; // the deepest input of the schema has five levels

/** Reads the parameters of GraphQL over HTTP. Throws 400 for a list of operations, a wrong type, or JSON too deep to walk. */
export function readOperation(body: unknown): OperationRequest {
  if (Array.isArray(body)) throw badRequest('Send one operation at a time.');
  if (!isMap(body)) throw badRequest('The body is not a JSON object.');
  if (isDeeper(body, DEEPEST_JSON)) throw badRequest(`The JSON has more levels than ${DEEPEST_JSON}.`);
  const query = textIn(body, 'query');
  const documentId = textIn(body, 'documentId') ?? persistedHash(mapIn(body, 'extensions'));
  if (!query && !documentId) throw badRequest('The request names no document.');
  const variables = mapIn(body, 'variables') ?? {};
  return { query: query || undefined, documentId, variables, operationName: textIn(body, 'operationName') };
}

/** Automatic persisted queries, as Apollo's clients ask for them: { persistedQuery: { version: 1, sha256Hash } } */
function persistedHash(extensions: Record<string, unknown> | undefined): string | undefined {
  const asked = extensions?.['persistedQuery'];
  if (asked === undefined || asked === null) return undefined;
  if (!isMap(asked) || asked['version'] !== 1) throw badRequest('Only version 1 of persisted queries is known.');
  const hash = textIn(asked, 'sha256Hash');
  if (!hash) throw badRequest('A persisted query needs its hash.');
  return hash;
}

function textIn(body: Record<string, unknown>, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw badRequest(`The parameter ${name} is not a text.`);
  return value;
}

function mapIn(body: Record<string, unknown>, name: string): Record<string, unknown> | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!isMap(value)) throw badRequest(`The parameter ${name} is not an object.`);
  return value;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// Level by level, never by recursion, which a body of 100 kB could exhaust.
function isDeeper(body: unknown, most: number): boolean {
  let level = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true;
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return false;
}
