import { errorBody, FIREWALL_PAGE } from '../../faults.ts';
import { json, type Outgoing } from '../../loopbackServer.ts';

// The three shapes in which the register writes errors, and the page of the firewall in front of it.

export function badRequest(status: 400 | 406, text: string): Outgoing {
  return json(status, errorBody('DOCUMENTED', status, text));
}

export function notAllowed(status: 401 | 403, text: string): Outgoing {
  return json(status, errorBody('ACCESS', status, text));
}

export function noSuchPerson(): Outgoing {
  return json(404, errorBody('MISSING', 404, 'Fant ikke person'));
}

export function noSuchAddress(): Outgoing {
  return json(404, errorBody('BARE', 404, 'Not Found'));
}

export function firewallPage(): Outgoing {
  return { status: 403, headers: { 'content-type': 'text/html' }, body: FIREWALL_PAGE };
}
