import { hash } from '@node-rs/argon2';
import { type Operation, PERMISSIONS, type Relation, type Role } from '../../subgraphs/finland/domain/permissions.ts';
import { hashOfLinkToken } from '../../subgraphs/shared/runtime/linkToken.ts';
import { aForm, KESKUSKOULU, POHJOLA, PUPIL, registered, type TestFinland } from '../support/finland.ts';
import { entity } from '../support/permissionCells.ts';
import { CELIA_ASKING, ENDING_ASKING } from './celia/celiaCells.ts';
import {
  CHANGE_EMAIL,
  CHOOSE,
  EDIT,
  ERASE,
  FIND,
  READ,
  REGISTER,
  SEARCH,
  SELECT_UNIT,
  SEND,
  SIGN_IN,
} from './documents.ts';
import { REGISTRAR_ASKING } from './registrars/registrarCells.ts';
import { aCase, REGISTRATION_ASKING, workAbout } from './registration/registrationCells.ts';

const TOKEN = 't'.repeat(43);
const PASSWORD = 'p'.repeat(12);
// A comparison costs what the kept hash says: these cells ask who may, not how long it takes.
const QUICKLY = { memoryCost: 1_024, timeCost: 1, parallelism: 1 };
const NEW_PASSWORD = 'n'.repeat(12);
const STAFF_EMAIL = 'rekisteroija@example.fi';
const REGISTRAR_ID = '00000000-0000-4000-8000-00000000000a';

/** One record that an operation is asked about. */
export interface TestRecord {
  readonly id: string;
  readonly code: string;
  readonly unitId: string;
  readonly username: string;
  readonly token: string;
  readonly taskId: string;
  readonly caseId: string;
}

export type RecordName = 'his' | 'another unit of the registrar' | 'another registrar' | 'nobody';
export type Records = Readonly<Record<RecordName, TestRecord>>;

/** How each record stands to each role, said here once more: the code under test is not asked. */
export const STANDS: Readonly<Record<Role, Readonly<Record<RecordName, Relation>>>> = {
  ANYONE: { his: 'OTHER', 'another unit of the registrar': 'OTHER', 'another registrar': 'OTHER', nobody: 'NONE' },
  CUSTOMER: { his: 'OWN', 'another unit of the registrar': 'OTHER', 'another registrar': 'OTHER', nobody: 'NONE' },
  REGISTRAR: {
    his: 'OWN_UNIT',
    'another unit of the registrar': 'OTHER',
    'another registrar': 'OTHER',
    nobody: 'NONE',
  },
  CELIA: {
    his: 'ANY_UNIT',
    'another unit of the registrar': 'ANY_UNIT',
    'another registrar': 'ANY_UNIT',
    nobody: 'NONE',
  },
};

interface Asking {
  readonly document: string;
  /** Whether it is about a record named by an argument, about one proved by a secret, about the caller, or about none. */
  readonly about: 'RECORD' | 'SECRET' | 'UNIT' | 'ADMINISTERED' | 'CALLER' | 'NONE';
  /** What whoever may ask hears of a record that he may not. */
  readonly hidden: readonly string[];
}

const LOST = ['CUSTOMER_NOT_FOUND'];
/** How each row of the table is asked. */
export const ASKING: Readonly<Record<Operation, Asking>> = {
  viewer: {
    document: '{ viewer { celiaRegistrar { units { id } } celiaMembership { id } } }',
    about: 'CALLER',
    hidden: [],
  },
  CeliaMembership: { document: entity('CeliaMembership'), about: 'RECORD', hidden: [] },
  CeliaCustomer: { document: entity('CeliaCustomer'), about: 'RECORD', hidden: [] },
  chooseCeliaPassword: { document: CHOOSE, about: 'SECRET', hidden: ['CREDENTIAL_LINK_INVALID'] },
  signInToCelianet: { document: SIGN_IN, about: 'SECRET', hidden: ['SIGN_IN_FAILED'] },
  eraseMyCeliaMembership: { document: ERASE, about: 'CALLER', hidden: [] },
  selectUnit: { document: SELECT_UNIT, about: 'UNIT', hidden: ['NOT_YOUR_UNIT'] },
  findCeliaCustomer: { document: FIND, about: 'RECORD', hidden: [] },
  searchCeliaCustomers: { document: SEARCH, about: 'NONE', hidden: [] },
  celiaCustomer: { document: READ, about: 'RECORD', hidden: LOST },
  registerCeliaCustomer: {
    document: REGISTER,
    about: 'RECORD',
    hidden: ['CUSTOMER_EXISTS_OWN_UNIT', 'CUSTOMER_EXISTS_OTHER_UNIT'],
  },
  editCeliaCustomer: { document: EDIT, about: 'RECORD', hidden: LOST },
  changeCeliaCustomerEmail: { document: CHANGE_EMAIL, about: 'RECORD', hidden: LOST },
  sendCeliaCredentials: { document: SEND, about: 'RECORD', hidden: LOST },
  ...CELIA_ASKING,
  ...ENDING_ASKING,
  ...REGISTRATION_ASKING,
  ...REGISTRAR_ASKING,
};

export const OPERATIONS = Object.keys(PERMISSIONS) as Operation[];

/** Three customers: his in the unit that the registrar has open, another in another unit of his, one of another registrar. */
export async function openRecords(finland: TestFinland): Promise<Records> {
  const sibling = await registered(finland, 'fi-u2', PUPIL);
  const siblingWork = await workAbout(finland, sibling['id']);
  const theirs = await registered(finland, 'fi-u3', { personalIdentityCode: '301147-9267' }, POHJOLA);
  const theirWork = await workAbout(finland, theirs['id']);
  const his = await registered(finland, 'fi-u1');
  const hisWork = await workAbout(finland, his['id']);
  const record = ({ id, customerNumber }: Record<string, any>, code: string, unitId: string) => ({
    ...{ id, code, unitId, username: customerNumber, token: TOKEN },
  });
  return {
    his: { ...record(his, '040191-925P', 'fi-u1'), ...hisWork },
    'another unit of the registrar': { ...record(sibling, '280215A924B', 'fi-u2'), ...siblingWork, token: 'x' },
    'another registrar': { ...record(theirs, '301147-9267', 'fi-u3'), ...theirWork, token: 'x' },
    nobody: {
      id: '00000000-0000-4000-8000-000000000000',
      code: '101072U9336',
      unitId: 'fi-u9',
      username: '1',
      token: 'x',
      taskId: '00000000-0000-4000-8000-000000000000',
      caseId: '00000000-0000-4000-8000-000000000000',
    },
  };
}

/** The registrar has the unit open, and he has a password at one system and a link to choose one at the other. */
export async function openSecrets(finland: TestFinland, { his: { id } }: Records): Promise<void> {
  const passwordHash = await hash(PASSWORD, QUICKLY);
  await finland.rows(`UPDATE registrar SET active_unit_id = 'fi-u1' WHERE subject = $1`, [KESKUSKOULU.subject]);
  await finland.rows(
    `INSERT INTO celia_credential (customer_id, system, generation, state, sent_at, activated_at, password_hash)
     VALUES ($1, 'CELIANET', 1, 'ACTIVATED', '2024-06-01', '2024-06-01', $2)`,
    [id, passwordHash],
  );
  await finland.rows(
    `INSERT INTO celia_credential (customer_id, system, generation, state, sent_at, link_expires_at, link_hash)
     VALUES ($1, 'PRATSAM_READER', 1, 'SENT', '2024-06-01', '2030-01-01', $2)`,
    [id, hashOfLinkToken(TOKEN)],
  );
  await finland.rows(
    `INSERT INTO registrar (id, issuer, subject, email, password_hash, password_chosen_at, link_hash, link_expires_at)
     VALUES ($1, 'celia', $5, $2, $3, '2024-06-01', $4, '2030-01-01')`,
    [REGISTRAR_ID, STAFF_EMAIL, passwordHash, hashOfLinkToken(TOKEN), `registrar:${REGISTRAR_ID}`],
  );
}

export function variablesFor({ id, code, unitId, username, token, taskId, caseId }: TestRecord, role?: Role): object {
  const { guardianConsent } = PUPIL;
  const form = aForm({ personalIdentityCode: code, ...(code === PUPIL.personalIdentityCode && { guardianConsent }) });
  const secrets = {
    username,
    token,
    password: PASSWORD,
    again: PASSWORD,
    newPassword: NEW_PASSWORD,
    newAgain: NEW_PASSWORD,
  };
  return {
    ...form,
    ...aCase(),
    ...{ taskId, caseId },
    id,
    code,
    unitId,
    ...secrets,
    email: 'uusi@example.fi',
    name: 'testi',
    dryRun: true,
    changes: { language: 'SV' },
    staffEmail: token === TOKEN ? STAFF_EMAIL : 'ei.kukaan@example.fi',
    registrarToken: token,
    registrarId: REGISTRAR_ID,
    newPassword: 'uusi salasana on pitkä',
    through: '2024-07-01',
    toUnitId: 'fi-u4',
    unit: { id: 'uusi', kind: 'LIBRARY', name: 'Uusi', municipality: 'Annela' },
    endPurpose: role === 'CELIA' ? 'CELIA_SERVICE' : 'CUSTOMER_REQUEST',
  };
}
