import type { Actor } from './actor.ts';
import type { LoginLink } from './loginLink.ts';
import { isAllowed, type Operation, type Relation } from './permissions.ts';

/** What an operation is about: a member or a membership, and where the member system points for it. */
export interface LibraryRecord {
  readonly organisationId: string;
}

/** How a library's record stands to whoever asks. `link`: the member's own that is not forgotten, where it was read. */
export function relationTo(actor: Actor, record: LibraryRecord | undefined, link?: LoginLink): Relation {
  if (!record) return 'NONE';
  switch (actor.role) {
    case 'LIBRARY_DESK':
    case 'FUNCTIONAL_MANAGEMENT':
      return record.organisationId === actor.organisationId ? 'OWN_LIBRARY' : 'OTHER';
    case 'LOGIN_ACCOUNT':
      return link?.state === 'LINKED' && link.loginAccountId === actor.loginAccountId ? 'OWN' : 'OTHER';
    case 'ANONYMOUS':
    case 'NOBODY':
    case 'KB_CUSTOMER_CARE':
    case 'KB_IAM':
      return 'OTHER';
  }
}

/** The record where the table lets the actor do that to it; undefined for others' and for none alike. */
export function permitted<Known extends LibraryRecord>(
  actor: Actor,
  asked: Operation,
  record: Known | undefined,
  link?: LoginLink,
): Known | undefined {
  return isAllowed(asked, actor.role, relationTo(actor, record, link)) ? record : undefined;
}
