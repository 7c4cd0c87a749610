import type { LibraryCardAccount } from './libraryCardAccount.ts';

/** What the population register told that somebody has to look at. None says where a person is, emigrated or not. */
export const REGISTER_NOTICES = {
  DEATH_REPORTED: {
    description: 'It has the person as dead, and may still take that back: nothing is ended yet.',
  },
  DEATH_CONFIRMED: { description: 'It has had the person as dead for so long that it counts as confirmed.' },
  RECORD_CLOSED: { description: 'It has closed the record: the identity was false, or there is another record.' },
  SECOND_ACCOUNT: {
    description: 'It says that this account and another are one person. Both stay until one of them is ended.',
  },
} as const satisfies Readonly<Record<string, { description: string }>>;

export type RegisterNotice = keyof typeof REGISTER_NOTICES;

export function noticesOf(account: LibraryCardAccount): RegisterNotice[] {
  const { deathReportedAt, deathConfirmedAt, recordClosedAt, samePersonAs } = account;
  const notices: RegisterNotice[] = [];
  if (deathReportedAt) notices.push(deathConfirmedAt ? 'DEATH_CONFIRMED' : 'DEATH_REPORTED');
  if (recordClosedAt) notices.push('RECORD_CLOSED');
  if (samePersonAs) notices.push('SECOND_ACCOUNT');
  return notices;
}
