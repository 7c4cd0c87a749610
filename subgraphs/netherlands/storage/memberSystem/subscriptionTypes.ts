import { EntitySchema } from 'typeorm';
import type { Transaction } from '../../../shared/runtime/database.ts';
import type { SubscriptionType } from '../../domain/subscription.ts';

export const SubscriptionTypes = new EntitySchema<SubscriptionType>({
  name: 'subscription_type',
  columns: {
    organisationId: { name: 'organisation_id', type: 'uuid', primary: true },
    code: { type: 'text', primary: true },
    name: { type: 'text' },
    kind: { type: 'text' },
    tariffCode: { name: 'tariff_code', type: 'text' },
    priceCents: { name: 'price_cents', type: 'integer' },
    termMonths: { name: 'term_months', type: 'integer' },
    minimumAge: { name: 'minimum_age', type: 'integer' },
    maximumAge: { name: 'maximum_age', type: 'integer', nullable: true },
    digitalEntitlement: { name: 'digital_entitlement', type: 'text' },
    physicalLending: { name: 'physical_lending', type: 'boolean' },
    issuesCard: { name: 'issues_card', type: 'boolean' },
  },
});

export async function findSubscriptionType(
  tx: Transaction,
  organisationId: string,
  code: string,
): Promise<SubscriptionType | undefined> {
  return (await tx.getRepository(SubscriptionTypes).findOneBy({ organisationId, code })) ?? undefined;
}

/** All that the library sells. */
export async function findSubscriptionTypes(tx: Transaction, organisationId: string): Promise<SubscriptionType[]> {
  return tx.getRepository(SubscriptionTypes).find({ where: { organisationId }, order: { code: 'ASC' } });
}
