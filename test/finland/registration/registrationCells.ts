import type { REGISTRATION_PERMISSIONS } from '../../../subgraphs/finland/domain/registration/registrationPermissions.ts';
import { aForm, type TestFinland } from '../../support/finland.ts';
import {
  ACCEPT,
  CASES,
  CLOSE_TASK,
  GIVE,
  GIVE_MINE,
  HELP,
  OPEN_CASE,
  OWN_PASSWORD,
  PROTECT,
  READ_CASE,
  READING_DISABILITY,
  REJECT,
  SET_CODE,
  TASKS,
  TRANSFER,
  WITHDRAW,
  WITHDRAW_FOR_CELIA,
  WITHDRAW_MINE,
} from './registrationDocuments.ts';

const NOBODY = ['NO_SUCH_CUSTOMER'];
const NO_CASE = ['CASE_NOT_FOUND'];
const LOST = ['CUSTOMER_NOT_FOUND'];

/** How each row is asked. */
export const REGISTRATION_ASKING = {
  celiaHelp: { document: HELP, about: 'NONE', hidden: [] },
  transferCeliaCustomer: { document: TRANSFER, about: 'RECORD', hidden: [] },
  setCeliaPersonalIdentityCode: { document: SET_CODE, about: 'RECORD', hidden: LOST },
  withdrawCeliaConsent: { document: WITHDRAW, about: 'RECORD', hidden: LOST },
  withdrawMyCeliaConsent: { document: WITHDRAW_MINE, about: 'CALLER', hidden: [] },
  giveCeliaConsent: { document: GIVE, about: 'RECORD', hidden: LOST },
  giveMyCeliaConsent: { document: GIVE_MINE, about: 'CALLER', hidden: [] },
  celiaTasks: { document: TASKS, about: 'NONE', hidden: [] },
  closeCeliaTask: { document: CLOSE_TASK, about: 'RECORD', hidden: ['TASK_NOT_FOUND'] },
  openCeliaCase: { document: OPEN_CASE, about: 'NONE', hidden: [] },
  celiaCases: { document: CASES, about: 'NONE', hidden: [] },
  celiaCase: { document: READ_CASE, about: 'RECORD', hidden: NO_CASE },
  acceptCeliaCase: { document: ACCEPT, about: 'RECORD', hidden: NO_CASE },
  rejectCeliaCase: { document: REJECT, about: 'RECORD', hidden: NO_CASE },
  setCeliaAddressProtection: { document: PROTECT, about: 'RECORD', hidden: NOBODY },
  celiaReadingDisability: { document: READING_DISABILITY, about: 'RECORD', hidden: NOBODY },
  withdrawConsentForCelia: { document: WITHDRAW_FOR_CELIA, about: 'RECORD', hidden: NOBODY },
  chooseOwnCeliaPassword: { document: OWN_PASSWORD, about: 'SECRET', hidden: ['SIGN_IN_FAILED'] },
} as const satisfies Record<keyof typeof REGISTRATION_PERMISSIONS, object>;

/** The form of somebody without a code, filled in rightly. */
export function aCase(overrides: object = {}): { case: Record<string, any> } {
  const { personalIdentityCode: _code, ...form } = aForm().input;
  const about = { kind: 'NO_PERSONAL_IDENTITY_CODE', birthDate: '1999-01-01', identityNote: 'Näytti passin' };
  return { case: { ...form, ...about, ...overrides } };
}

/** A task about the customer and a case, in the customer's unit. */
export async function workAbout(finland: TestFinland, id: string): Promise<{ taskId: string; caseId: string }> {
  const [task] = await finland.rows(
    `INSERT INTO celia_task (unit_id, kind, customer_id, customer_number, opened_at)
     SELECT unit_id, 'CUSTOMER_TURNED_15', id, number, '2024-06-01' FROM celia_customer WHERE id = $1 RETURNING id`,
    [id],
  );
  const { unit_id: unitId } = (await finland.rows('SELECT unit_id FROM celia_customer WHERE id = $1', [id]))[0];
  const as = {
    issuer: 'staff',
    subject: unitId === 'fi-u3' ? 'registrar.pohjola' : 'registrar.keskuskoulu',
    claims: {},
  };
  const { openCeliaCase } = await finland.run(
    OPEN_CASE,
    aCase(unitId === 'fi-u2' ? { ground: 'SCHOOL_SPECIAL_SUPPORT' } : {}),
    as,
  );
  return { taskId: task.id, caseId: openCeliaCase.id };
}
