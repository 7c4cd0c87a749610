import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { orRefusal } from '../../shared/graphql/refusalType.ts';
import { isRefusal } from '../../shared/vocabulary/refusal.ts';
import { SYSTEMS } from '../domain/credentials.ts';
import type { ActiveCustomer, CeliaCustomer as Customer } from '../domain/customer.ts';
import { maskPersonalIdentityCode } from '../domain/personalIdentityCode.ts';
import { ownMembership } from '../operations/ownMembership.ts';
import { readCeliaCustomer } from '../operations/readCeliaCustomer.ts';
import { CeliaCredentials, CeliaCustomer, CeliaGuardianConsent } from './customer.ts';
import { CeliaMembership, membershipOf } from './membership.ts';
import { FinlandRefusal } from './refusal.ts';
import type { FinlandRequest } from './request.ts';
import { CeliaUnit } from './unit.ts';

const CeliaCustomerResult = orRefusal('CeliaCustomerResult', [CeliaCustomer], FinlandRefusal);

@Resolver(() => CeliaCustomer)
export class CustomerResolver {
  @Query(() => CeliaCustomerResult, {
    description:
      'The data of a customer of the unit that the registrar works in, to be checked (F14). Writes a line in the audit trail.',
  })
  async celiaCustomer(
    @Arg('id', () => ID, { description: 'From a search or a registration.' }) id: string,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    return readCeliaCustomer(request.registry, await request.actingAs('celiaCustomer'), id);
  }

  @FieldResolver(() => String, {
    description: 'The date of birth in the code and four asterisks, `280215****`. More of it is in no answer.',
  })
  maskedPersonalIdentityCode(@Root() customer: Customer): string {
    return maskPersonalIdentityCode(customer.birthDate);
  }

  @FieldResolver(() => CeliaUnit, { description: 'The unit that the customer is registered with.' })
  unit(@Root() customer: Customer, @Ctx() { loaders }: FinlandRequest): Promise<object | undefined> {
    return loaders.units.load(customer.unitId);
  }

  @FieldResolver(() => CeliaGuardianConsent, { nullable: true, description: 'Null where the customer decided alone.' })
  guardianConsent(@Root() customer: Customer, @Ctx() { loaders }: FinlandRequest): Promise<object | undefined> {
    return loaders.guardianConsents.load(customer.id);
  }

  @FieldResolver(() => [CeliaCredentials], { description: 'One entry for each system.' })
  async credentials(@Root() customer: Customer, @Ctx() { loaders }: FinlandRequest): Promise<object[]> {
    const own = await loaders.credentials.load(customer.id);
    return Object.keys(SYSTEMS).map((system) => own.find((one) => one.system === system) ?? { system, state: 'NONE' });
  }

  @FieldResolver(() => CeliaMembership, { description: 'The same in the words that all countries share.' })
  async membership(@Root() customer: Customer, @Ctx() { loaders }: FinlandRequest): Promise<CeliaMembership> {
    return membershipOf(customer, await loaders.units.load(customer.unitId));
  }
}

/** The customer that another subgraph names by its id, or null where it is not the caller's to see. */
export async function celiaCustomerReference({ id }: { id: string }, request: FinlandRequest): Promise<object | null> {
  const registrar = await request.actingAs('viewer');
  if (!registrar) return null;
  const customer = await readCeliaCustomer(request.registry, registrar, id);
  return isRefusal(customer) ? null : customer;
}

export async function celiaMembershipReference(
  reference: { id: string },
  request: FinlandRequest,
): Promise<object | null> {
  const customer = await visibleCustomer(reference.id, request);
  return customer && membershipOf(customer, await request.loaders.units.load(customer.unitId));
}

async function visibleCustomer(id: string, request: FinlandRequest): Promise<ActiveCustomer | null> {
  const own = await ownMembership(request.registry, request.caller);
  if (own?.id === id) return own;
  const registrar = await request.actingAs('viewer');
  const customer = registrar && (await readCeliaCustomer(request.registry, registrar, id));
  return !customer || isRefusal(customer) ? null : customer;
}
