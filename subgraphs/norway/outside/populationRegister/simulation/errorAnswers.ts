import { FIREWALL_PAGE } from '../../faults.ts';
import { json, type Outgoing } from '../../loopbackServer.ts';

// The three shapes in which the register writes errors, and the page of the firewall in front of it.

export function badRequest(status: 400 | 406, melding: string): Outgoing {
  return json(status, { kode: `FREG-${status}`, melding });
}

export function notAllowed(status: 401 | 403, feilmelding: string): Outgoing {
  const body = { alvorlighetsgrad: 'FEIL', feilkode: `FREG-${status}`, feilmelding, httpStatus: status };
  return json(status, { ...body, tilleggsinformasjon: {} });
}

export function noSuchPerson(): Outgoing {
  const body = { code: 'FREG-404', feilreferanse: '9000000000000001', httpStatus: 404, message: 'Fant ikke person' };
  return json(404, body);
}

export function noSuchAddress(path: string): Outgoing {
  return json(404, { status: 404, error: 'Not Found', path });
}

export function firewallPage(): Outgoing {
  return { status: 403, headers: { 'content-type': 'text/html' }, body: FIREWALL_PAGE };
}
