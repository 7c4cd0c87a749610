import type { FeedPlan, LoadedMembership } from '../../../shared/runtime/feed/publishMemberships.ts';
import { membershipFacts, type Provinces, turnsOn } from '../../domain/feed/membershipFacts.ts';
import { accountStates } from '../../storage/kb/accountStates.ts';
import { type CountedTermRow, findCountedTerms } from '../../storage/memberSystem/countedTerms.ts';

/** How the memberships stand that the notes are about, for insight: a term and its renewals are one. */
export function loadMemberships(provinces: Provinces): FeedPlan['load'] {
  return async (tx, noted, now) => {
    const rows = await findCountedTerms(tx, noted);
    const accounts = await accountStates(
      tx,
      rows.map(({ loginAccountId }) => loginAccountId).filter((id) => id !== null),
    );
    return [...byMembership(rows)].map(([id, terms]): LoadedMembership => {
      const [{ noted: note, channel, branchCode, birthDate, enrolledAt, loginAccountId }] = terms;
      const account = loginAccountId === null ? undefined : accounts.get(loginAccountId);
      const membership = { id, channel, branchCode, birthDate, enrolledAt, terms, account };
      const facts = membershipFacts(membership, provinces, now);
      return { noted: note, membership: id, facts, turnsOn: turnsOn(terms, now) };
    });
  };
}

/** A membership may be noted by several ids: any of them tells when. */
function byMembership(rows: readonly CountedTermRow[]): Map<string, [CountedTermRow, ...CountedTermRow[]]> {
  const found = new Map<string, [CountedTermRow, ...CountedTermRow[]]>();
  for (const row of rows) {
    const terms = found.get(row.membership);
    if (!terms) found.set(row.membership, [row]);
    else if (terms[0].noted === row.noted) terms.push(row);
  }
  return found;
}
