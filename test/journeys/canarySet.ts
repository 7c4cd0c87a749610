import type { Fault } from '../../subgraphs/norway/outside/faults.ts';
import type { Canary } from '../support/canaries.ts';
import { PEOPLE } from '../support/norway.ts';

export const CODE = '280215A924B';
export const OTHER_CODE = '040191-925P';
export const PASSWORD = 'Kanarie-wachtwoord-7719!';
export const DUTCH = { lastName: 'Kanarievogel', email: 'kanarie.nl@example.nl', addition: 'KNRE' };
export const NORWEGIAN = { email: 'kanarifugl.no@example.no', telephone: '41277190' };
export const FINNISH = { street: 'Kanarialintukuja 7719', email: 'kanarialintu.fi@example.fi' };
/** What the population register knows of people whose whereabouts are secret. */
const WHEREABOUTS = ['Hemmelig', 'SYLTE', 'TESTBOKS', 'ANSTALTVEGEN', 'ORKANGER'];

export const CANARIES: readonly Canary[] = [
  { value: PEOPLE.resident, belongs: /^banner/ }, // the demo's, whom npm start introduces
  ...[CODE, OTHER_CODE, PEOPLE.confidential, PEOPLE.strictlyConfidential].map((value) => ({ value })),
  ...[PASSWORD, ...WHEREABOUTS].map((value) => ({ value })),
  { value: DUTCH.lastName, belongs: /^(answer Netherlands|netherlands\.(customer|member|login_account))/ },
  { value: DUTCH.addition, belongs: /^(answer Netherlands|netherlands\.customer)/ },
  { value: DUTCH.email, belongs: /^(answer Netherlands|netherlands\.(customer|login_account)|mail \S+ header)/ },
  {
    value: NORWEGIAN.email,
    belongs: /^(answer (Norway|everything as patron)|norway\.(account|erasure_notice)|mail \S+ header)/,
  },
  { value: NORWEGIAN.telephone, belongs: /^(answer (Norway|everything as patron)|norway\.account)/ },
  { value: FINNISH.street, belongs: /^(answer (Finland 10|everything as registrar)|finland\.celia_customer)/ },
  {
    value: FINNISH.email,
    belongs: /^(answer (Finland|everything as registrar)|finland\.celia_customer|mail \S+ header)/,
  },
  { value: 'Modig Sykkel', belongs: /^(answer Norway|norway\.account)/ },
];

/** In every argument what it must not keep; the e-mail address that is none lets no form through. */
export const EXAMPLES = {
  String: CODE,
  ID: CODE,
  PersonalIdentityCode: CODE,
  NationalIdentityNumber: PEOPLE.confidential,
  SecretText: PASSWORD,
  Date: '2015-02-28',
  DateTime: '2026-11-20T10:00:00Z',
  Int: 1,
  Boolean: true,
};
/** One of each kind, so that a new kind does not compile without one. */
export const FAULTS: Record<Fault['kind'], Fault> = {
  STATUS: { kind: 'STATUS', status: 500 },
  HTML_PAGE: { kind: 'HTML_PAGE', status: 200 },
  TRUNCATED: { kind: 'TRUNCATED' },
  HANG_UP: { kind: 'HANG_UP' },
  TOO_MANY_REQUESTS: { kind: 'TOO_MANY_REQUESTS', retryAfterMs: 10 },
};
