import type { CopiedEntitlement } from './copiedEntitlement.ts';
import type { Difference } from './drift.ts';

/** How the library's and the KB's copy of one member stand to each other. `since`: since when they may differ. */
export interface MemberSynchronisation {
  readonly customerId: string;
  readonly libraryCopy: CopiedEntitlement;
  readonly kbCopy: CopiedEntitlement | undefined;
  readonly differences: readonly Difference[];
  readonly since: Date | undefined;
  readonly lastAttempt: Date | undefined;
  readonly failure: 'KB_SILENT' | undefined;
}
