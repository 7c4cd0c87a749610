import { describe, expect, test } from '@jest/globals';
import { isRegisterError } from '../../../../subgraphs/norway/outside/populationRegister/registerError.ts';
import { parseJsonObject } from '../../../../subgraphs/shared/vocabulary/jsonObject.ts';

describe('an error answer', () => {
  test.each([
    ['of the documentation', '{"kode":"FREG-001","melding":"Feil i tjenesten."}', true],
    ['of 401 and 403', '{"alvorlighetsgrad":"FEIL","feilkode":"F1","feilmelding":"Nei","httpStatus":403}', true],
    ['of 404', '{"code":"F2","feilreferanse":"1","httpStatus":404,"message":"Fant ikke person"}', true],
    ['of the firewall', '<html><body>Your support ID is: 1</body></html>', false],
    ['of some other server', '{"status":404,"error":"Not Found","path":"/"}', false],
    ['that is empty', '', false],
    ['that is a list', '[]', false],
  ])('%s: written by the register itself? %#', (_label, text, expected) => {
    expect(isRegisterError(parseJsonObject(text))).toBe(expected);
  });
});
