import type { Transaction } from '../../../shared/runtime/database.ts';
import type { SubscriptionType } from '../../domain/subscription.ts';
import { SubscriptionTypes } from './subscriptionTypes.ts';

/** A library organisation that sells online, and the branch that those customers are of. */
export interface OnlineSeller {
  readonly id: string;
  readonly name: string;
  readonly branchCode: string;
}

const SELLERS = `SELECT id, name, online_branch_code AS "branchCode" FROM organisation
  WHERE online_branch_code IS NOT NULL`;

export async function findOnlineSellers(tx: Transaction): Promise<OnlineSeller[]> {
  return tx.query(`${SELLERS} ORDER BY name`);
}

export async function findOnlineSeller(tx: Transaction, id: string): Promise<OnlineSeller | undefined> {
  const [seller]: OnlineSeller[] = await tx.query(`${SELLERS} AND id = $1`, [id]);
  return seller;
}

/** What can be bought without a card, and so without coming by: of one library, the code given or all. */
export async function findOnlineTypes(
  tx: Transaction,
  organisationId: string,
  code?: string,
): Promise<SubscriptionType[]> {
  const where = { organisationId, kind: 'DIGITAL_ONLY', ...(code !== undefined && { code }) } as const;
  return tx.getRepository(SubscriptionTypes).find({ where, order: { code: 'ASC' } });
}
