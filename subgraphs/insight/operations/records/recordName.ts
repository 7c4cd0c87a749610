import { createHmac } from 'node:crypto';
import type { MembershipChange } from '../../domain/records/membershipChange.ts';

/** What one analyst is told for a membership: two warehouses cannot be laid side by side, and one that comes back is another. */
export function recordName(key: Buffer, caller: string, change: MembershipChange): string {
  const { country, membership, appearance } = change;
  const named = JSON.stringify([caller, country, membership, appearance]);
  return createHmac('sha256', key).update(named).digest('base64url').slice(0, 27);
}
