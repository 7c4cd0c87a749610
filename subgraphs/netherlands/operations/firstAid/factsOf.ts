import { readAudit } from '../../../shared/runtime/auditTrail.ts';
import type { Transaction } from '../../../shared/runtime/database.ts';
import { type CalendarDate, dateIn } from '../../../shared/vocabulary/calendarDate.ts';
import type { FirstAidFacts } from '../../domain/firstAid/firstAidFacts.ts';
import { failedAfterReset, failedSignIns, synchronisedBy } from '../../domain/firstAid/firstAidTraces.ts';
import { kbAccess, libraryAccess } from '../../domain/firstAid/libraryAccess.ts';
import { mailIsRefused, resetMailSeen } from '../../domain/firstAid/mailSeen.ts';
import { stateAt } from '../../domain/loginAccount.ts';
import { workingOn } from '../../domain/synchronisation/copiedEntitlement.ts';
import { DUTCH_TIME, type NetherlandsRegistry } from '../../registry.ts';
import { findEntitlementsOfAccount } from '../../storage/kb/accountsByUsername.ts';
import { copiedOf, findEntitlements } from '../../storage/kb/entitlements.ts';
import { mailStateOf } from '../../storage/kb/sentLetters.ts';
import { findLevelledTerms } from '../../storage/memberSystem/levelledTerms.ts';
import { findPassNumbers } from '../../storage/memberSystem/passes.ts';
import { findSynchronisations } from '../../storage/memberSystem/synchronisations.ts';
import { RESET_LETTER_KIND } from '../forgotPassword.ts';
import type { Patient } from './patientOf.ts';

export interface SeenPatient {
  readonly facts: FirstAidFacts;
  /** Within a day. */
  readonly failedSignIns: number;
}

const LINES = 200;
const DAY_MS = 86_400_000; // how long a synchronisation that seemed to work counts
type KbSideFacts = Pick<FirstAidFacts, 'username' | 'account' | 'resetMail' | 'mailRefused' | 'failedAfterReset'>;
type LibraryFacts = Omit<FirstAidFacts, keyof KbSideFacts>;

/** Everything that the system sees of the patient and that who asks may know: the KB's staff sees no library's record. */
export async function factsOf(tx: Transaction, registry: NetherlandsRegistry, patient: Patient): Promise<SeenPatient> {
  const now = registry.now();
  const today = dateIn(DUTCH_TIME, now);
  const { account, customerId } = patient;
  const lines = account ? await readAudit(tx, [account.id], { limit: LINES }) : [];
  const facts = {
    ...{ username: usernameOf(patient), account: accountOf(patient, now) },
    ...(await mailOf(tx, account?.id)),
    failedAfterReset: failedAfterReset(lines, now),
    ...(customerId ? await ofLibrary(tx, patient, customerId, now) : await ofKb(tx, account?.id, today)),
  } as const;
  return { facts, failedSignIns: failedSignIns(lines, now) };
}

function usernameOf({ typedUsername, account }: Patient): FirstAidFacts['username'] {
  if (!typedUsername) return 'NOT_TYPED';
  const current = account && account.state !== 'DELETED_BY_KB' ? account.username : undefined;
  return current?.toLowerCase() === typedUsername.toLowerCase() ? 'CURRENT' : 'NOT_CURRENT';
}

function accountOf({ account, customerId }: Patient, now: Date): FirstAidFacts['account'] {
  if (account) return stateAt(account, now);
  return customerId ? 'NONE' : 'UNKNOWN';
}

async function mailOf(
  tx: Transaction,
  accountId: string | undefined,
): Promise<Pick<FirstAidFacts, 'resetMail' | 'mailRefused'>> {
  const newest = accountId ? await mailStateOf(tx, accountId) : undefined;
  const reset = accountId ? await mailStateOf(tx, accountId, RESET_LETTER_KIND) : undefined;
  return { resetMail: resetMailSeen({ reset, newest }), mailRefused: mailIsRefused(newest) };
}

async function ofLibrary(tx: Transaction, { link }: Patient, customerId: string, now: Date): Promise<LibraryFacts> {
  const today = dateIn(DUTCH_TIME, now);
  const [copy] = await findEntitlements(tx, [customerId]);
  const [told] = await findSynchronisations(tx, [customerId]);
  const number = (await findPassNumbers(tx, [customerId])).get(customerId);
  const lines = await readAudit(tx, [customerId], { limit: LINES });
  return {
    link: link ? 'KNOWN' : 'FORGOTTEN',
    library: libraryAccess(await findLevelledTerms(tx, customerId), today),
    kb: kbAccess(copy ? workingOn(today, copiedOf(copy)).subscription : 'NONE'),
    passNumbers: copy?.passNumber === number ? 'SAME' : 'DIFFERENT',
    synchronisedBy: synchronisedBy(lines, told?.differsSince ?? new Date(now.getTime() - DAY_MS)),
  };
}

async function ofKb(tx: Transaction, accountId: string | undefined, today: CalendarDate): Promise<LibraryFacts> {
  const copies = accountId ? await findEntitlementsOfAccount(tx, accountId) : [];
  const accesses = copies.map((copy) => kbAccess(workingOn(today, copiedOf(copy)).subscription));
  const best = (['GIVES_ACCESS', 'ONLY_BASIS'] as const).find((one) => accesses.includes(one));
  return {
    ...{ link: 'NOT_SEEN', library: 'NOT_SEEN', kb: best ?? 'NOTHING', passNumbers: 'NOT_SEEN' },
    synchronisedBy: { desk: false, functionalManagement: false },
  };
}
