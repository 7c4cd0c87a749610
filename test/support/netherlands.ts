import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Mailbox, startMailbox } from '../../start/mailbox.ts';
import { netherlands } from '../../subgraphs/netherlands/main.ts';
import type { Caller } from '../../subgraphs/shared/runtime/caller.ts';
import type { SettingSource } from '../../subgraphs/shared/runtime/settings.ts';
import { staff, type TestSubgraph, testSubgraph } from './testSubgraph.ts';

export const ANNEN = staff('desk.annen');
/** Another branch of the same library organisation. */
export const GIETEN = staff('desk.gieten');
/** Another library organisation. */
export const HAREN = staff('desk.haren');
/** Functional management of the organisation of Annen and Gieten. */
export const FUNCTIONAL = staff('functional.drenthe');
export const KB_IAM = staff('kb.iam');
export const CUSTOMER_CARE = staff('kb.customer.care');

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

export const NETHERLANDS_SETTINGS: SettingSource = {
  NETHERLANDS_SECRET: Buffer.alloc(32, 7).toString('base64'),
  NETHERLANDS_SIGNING_KEY: Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })).toString('base64'),
  NETHERLANDS_LOGIN_ISSUER: 'http://127.0.0.1:4000/login-account',
  NETHERLANDS_MAIL_FROM: 'inlogaccount@bibliotheek.example.nl',
  PUBLIC_URL: 'http://127.0.0.1:4000',
  SMTP_URL: 'smtp://127.0.0.1:1',
};

export interface TestNetherlands extends TestSubgraph {
  readonly mailbox: Mailbox;
  /** Sends what waits in the outbox and gives the secret of the newest mail's link. */
  mailedToken(): Promise<string>;
}

/** The Netherlands on a database and a mail server of its own. The clock stands at 20 November 2026, 10:00 in Amsterdam. */
export async function openNetherlands(settings: SettingSource = {}): Promise<TestNetherlands> {
  const folder = mkdtempSync(join(tmpdir(), 'netherlands-mail-'));
  const mailbox = await startMailbox({ folder });
  const allSettings = { ...NETHERLANDS_SETTINGS, SMTP_URL: mailbox.smtpUrl, ...settings };
  const opened = await testSubgraph(netherlands, allSettings, '2026-11-20T10:00:00+01:00');
  return {
    ...opened,
    mailbox,
    async mailedToken() {
      await opened.subgraph.outbox.drain();
      const [newest] = await mailbox.messages();
      return /token=([\w-]+)/.exec(newest?.text ?? '')?.[1] ?? '';
    },
    async close() {
      await opened.close();
      await mailbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The example person of the source, whose form leaves prefix and call name empty. */
export function theExamplePerson(overrides: object = {}): Record<string, unknown> {
  return {
    idempotencyKey: 'example-person-1',
    confirmGeneratedNumber: true,
    initials: 'E.B.',
    lastName: 'Tester',
    birthDate: '1991-01-04',
    country: 'NL',
    postcode: '9468 BG',
    houseNumber: 41,
    identityChecked: true,
    loginAccount: { choice: 'NEW' },
    email: 'eb.tester@example.nl',
    subscriptionType: '0141',
    ...overrides,
  };
}

/** J. de Groot, who moves from one library to another. */
export function theMover(overrides: object = {}): Record<string, unknown> {
  return theExamplePerson({
    idempotencyKey: 'mover-there-1',
    initials: 'J.',
    prefix: 'de',
    lastName: 'Groot',
    birthDate: '1979-11-11',
    postcode: '9401 BB',
    houseNumber: 7,
    houseNumberAddition: 'b',
    email: 'jdegroot@example.nl',
    ...overrides,
  });
}

export const REFUSED = '... on NetherlandsRefusal { code message field parts others { code field } }';

export const ENROL = `mutation Enrol($input: EnrolDigitalMemberAtDeskInput!) {
  enrolDigitalMemberAtDesk(input: $input) {
    __typename
    ... on DigitalEnrolment {
      passNumber staffNotice
      membership {
        id country status since through library { code name }
        subscriptionType { code name price { amount currency } termMonths minimumAge }
        entitlement { eBooks audiobooks physicalLending physicalCard }
      }
      customer { id name birthDate address { country postcode houseNumber houseNumberAddition } email newsletter passNumber }
      feeStatement {
        name age tariffCode expiryMonth rightsThrough subscriptionFee { amount } discount { amount } balance { amount currency } branchCode
      }
      loginAccount { state username email linkValidThrough }
    }
    ... on PassNumberConfirmation { placeholder question }
    ${REFUSED}
  }
}`;

/** Enrols and gives the enrolment or the refusal. */
export async function enrol(on: TestSubgraph, input: object = theExamplePerson(), as: Caller = ANNEN, language = 'en') {
  return (await on.run(ENROL, { input }, as, language))['enrolDigitalMemberAtDesk'];
}

export const ACTIVATE = `mutation Activate($token: SecretText!, $password: SecretText!, $passwordAgain: SecretText!) {
  activateLoginAccount(token: $token, password: $password, passwordAgain: $passwordAgain) {
    __typename
    ... on LoginAccount { state username email linkValidThrough }
    ${REFUSED}
  }
}`;

export const PASSWORD = 'Welkom01!';

export async function activate(on: TestSubgraph, token: string, password = PASSWORD, passwordAgain = password) {
  return (await on.run(ACTIVATE, { token, password, passwordAgain }))['activateLoginAccount'];
}

export const SIGN_IN = `mutation SignIn($username: String!, $password: SecretText!) {
  signIn(username: $username, password: $password) {
    __typename
    ... on SignedIn { accessToken expiresAt loginAccount { state username email } }
    ${REFUSED}
  }
}`;

export async function signIn(on: TestSubgraph, username: string, password = PASSWORD) {
  return (await on.run(SIGN_IN, { username, password }))['signIn'];
}

export const FORGOT = `mutation Forgot($username: String!) {
  forgotPassword(username: $username) { __typename ... on PasswordResetRequested { accepted } ${REFUSED} }
}`;

export async function forgot(on: TestSubgraph, username: string) {
  return (await on.run(FORGOT, { username }))['forgotPassword'];
}

export const RESET = `mutation Reset($token: SecretText!, $password: SecretText!, $passwordAgain: SecretText!) {
  resetPassword(token: $token, password: $password, passwordAgain: $passwordAgain) {
    __typename ... on LoginAccount { state username email } ${REFUSED}
  }
}`;

export async function reset(on: TestSubgraph, token: string, password = PASSWORD, passwordAgain = password) {
  return (await on.run(RESET, { token, password, passwordAgain }))['resetPassword'];
}

/** Whoever signed in with that login account. */
export function accountHolder(loginAccountId: string, issuedAt?: number): Caller {
  const claims = { sub: loginAccountId, ...(issuedAt !== undefined && { iat: issuedAt }) };
  return { issuer: 'kb-login', subject: loginAccountId, claims };
}

/** How many rows each table has, to be compared before and after. */
export async function rowCounts(on: TestSubgraph): Promise<Record<string, number>> {
  const tables = await on.rows(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [{ count }] = await on.rows(`SELECT count(*)::int AS count FROM "${name}"`);
    counts[name] = count;
  }
  return counts;
}

/** The audit trail as action, outcome and unit. */
export async function auditTrail(on: TestSubgraph): Promise<string[]> {
  const rows = await on.rows('SELECT actor, action, outcome, unit FROM audit ORDER BY seq');
  return rows.map(({ actor, action, outcome, unit }) => [actor, action, outcome, unit].filter(Boolean).join(' '));
}

export const ERASE = `mutation Erase($password: SecretText!, $dryRun: Boolean!) {
  eraseMyDigitalMemberships(password: $password, dryRun: $dryRun) {
    __typename ... on DataErasure { done erased kept { what why until } } ${REFUSED}
  }
}`;
