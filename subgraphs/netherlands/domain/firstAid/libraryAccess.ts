import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { type DigitalLevel, isRunning } from '../subscription.ts';
import { hasRights } from '../subscriptionStatus.ts';
import type { LevelledTerm } from '../synchronisation/copiedEntitlement.ts';
import type { FirstAidFacts } from './firstAidFacts.ts';

/** Whether what the library sold gives access today, and if not, why (E4). */
export function libraryAccess(terms: readonly LevelledTerm[], today: CalendarDate): FirstAidFacts['library'] {
  const running = terms.filter((term) => isRunning(today, term) && term.status !== 'CANCELLED');
  const giving = running.filter(hasRights);
  if (giving.some(({ level }) => opensEBooks(level))) return 'GIVES_ACCESS';
  if (giving.length > 0) return 'WITHOUT_EBOOKS';
  if (running.length > 0) return 'BLOCKED';
  return terms.length > 0 ? 'ENDED' : 'NO_SUBSCRIPTION';
}

/** What the KB's copy opens (E6: 'Basis' has no e-books). */
export function kbAccess(level: DigitalLevel): FirstAidFacts['kb'] {
  if (level === 'BASIS') return 'ONLY_BASIS';
  return opensEBooks(level) ? 'GIVES_ACCESS' : 'NOTHING';
}

function opensEBooks(level: DigitalLevel): boolean {
  return level !== 'NONE' && level !== 'BASIS';
}
