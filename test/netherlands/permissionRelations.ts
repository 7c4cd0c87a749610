import type { Operation, Relation, Role } from '../../subgraphs/netherlands/domain/permissions.ts';
import { ASKING, type RecordName } from './permissionCells.ts';

const FIRST_AID_MOVES: readonly Operation[] = ['escalateFirstAidCase', 'closeFirstAidCase'];
const OTHERS = { his: 'OTHER', 'another branch': 'OTHER', 'another library': 'OTHER', nobody: 'NONE' } as const;
const OF_DRENTHE = { ...OTHERS, his: 'OWN_LIBRARY', 'another branch': 'OWN_LIBRARY' } as const;
const STANDS: Readonly<Record<Role, Readonly<Record<RecordName, Relation>>>> = {
  ANONYMOUS: OTHERS,
  NOBODY: OTHERS,
  LOGIN_ACCOUNT: { ...OTHERS, his: 'OWN' },
  LIBRARY_DESK: OF_DRENTHE,
  FUNCTIONAL_MANAGEMENT: OF_DRENTHE,
  KB_CUSTOMER_CARE: OTHERS,
  KB_IAM: OTHERS,
};

/** How the record stands to the caller; the code under test is not asked. */
export function relationIn(asked: Operation, role: Role, record: RecordName): Relation {
  const { about } = ASKING[asked];
  if (about === 'NOTHING') return 'NONE';
  if (about === 'CALLER') return role === 'LOGIN_ACCOUNT' ? 'OWN' : 'NONE';
  if (role.startsWith('KB_') && FIRST_AID_MOVES.includes(asked)) {
    return record === 'another library' ? 'HANDED_OVER' : OTHERS[record];
  }
  if (about === 'SECRET' && record === 'his') return 'BY_SECRET';
  if (about === 'FORM' && record === 'another library') return 'NONE'; // enrolled there is not enrolled here
  // A desk and an account holder are to a username what everybody is.
  if (asked === 'forgotPassword' && role !== 'LOGIN_ACCOUNT') return OTHERS[record];
  return STANDS[role][record];
}
