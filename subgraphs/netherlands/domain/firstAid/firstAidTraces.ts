import type { FirstAidFacts } from './firstAidFacts.ts';

/** A line of the audit trail as first aid reads it. */
export interface TraceLine {
  readonly at: Date;
  readonly action: string;
  readonly outcome: string;
  readonly unit?: string | null | undefined;
}

const DAY_MS = 86_400_000;
const BRANCH = /^\d{4}$/;

/** Sign-ins that failed within a day. */
export function failedSignIns(lines: readonly TraceLine[], now: Date): number {
  return lines.filter((line) => isFailedSignIn(line) && isWithinADay(line, now)).length;
}

/** Whether a password was set by a mailed link within a day and signing in failed after it (E2, E3). */
export function failedAfterReset(lines: readonly TraceLine[], now: Date): boolean {
  const resets = lines.filter(
    (line) => line.action === 'resetPassword' && line.outcome === 'DONE' && isWithinADay(line, now),
  );
  const last = Math.max(0, ...resets.map(({ at }) => at.getTime()));
  return last > 0 && lines.some((line) => isFailedSignIn(line) && line.at.getTime() >= last);
}

/** Who synchronised by hand since the copies began to differ (E6, E9): a desk has a branch as its unit. */
export function synchronisedBy(
  lines: readonly TraceLine[],
  differsSince: Date | undefined,
): FirstAidFacts['synchronisedBy'] {
  const since = differsSince?.getTime() ?? Number.POSITIVE_INFINITY;
  const manual = lines.filter(({ action, at }) => action === 'synchroniseCustomer' && at.getTime() >= since);
  const isDesk = ({ unit }: TraceLine) => BRANCH.test(unit ?? '');
  return { desk: manual.some(isDesk), functionalManagement: manual.some((line) => !isDesk(line)) };
}

function isFailedSignIn({ action, outcome }: TraceLine): boolean {
  return action === 'signIn' && outcome === 'SIGN_IN_FAILED';
}

function isWithinADay({ at }: TraceLine, now: Date): boolean {
  return now.getTime() - at.getTime() < DAY_MS;
}
