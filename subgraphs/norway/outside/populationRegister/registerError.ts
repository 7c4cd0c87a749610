import { type JsonObject, textOf } from '../../../shared/vocabulary/jsonObject.ts';

// The register's services answer errors in three shapes: its documentation has kode/melding, its OpenAPI has
// feilkode/feilmelding for 401 and 403 and code/feilreferanse/message for 404. The fourth is the firewall's HTML page.
const SHAPES = [
  ['kode', 'melding'],
  ['feilkode', 'feilmelding'],
  ['code', 'message'],
] as const;

/** Whether an error answer was written by the register itself, and not by something in front of it. */
export function isRegisterError(body: JsonObject | undefined): boolean {
  return SHAPES.some((members) => members.every((member) => textOf(body, member) !== undefined));
}
