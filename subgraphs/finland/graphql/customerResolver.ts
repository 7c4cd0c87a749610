import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { orRefusal } from '../../shared/graphql/refusalType.ts';
import { isRefusal } from '../../shared/vocabulary/refusal.ts';
import { stateOn } from '../domain/celia/restriction.ts';
import { SYSTEMS } from '../domain/credentials.ts';
import type { ActiveCustomer, CeliaCustomer as Customer } from '../domain/customer.ts';
import { finnishDay } from '../domain/finnishDay.ts';
import { type ActorFor, mayAsk } from '../domain/permissions.ts';
import { maskPersonalIdentityCode } from '../domain/personalIdentityCode.ts';
import { permittedCustomer } from '../domain/relation.ts';
import { readCeliaCustomer } from '../operations/readCeliaCustomer.ts';
import { CeliaCredentials, CeliaCustomer, CeliaGuardianConsent } from './customer.ts';
import { CustomerStateEnum } from './enums.ts';
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

  @FieldResolver(() => CustomerStateEnum, { description: 'Where the customer stands.' })
  state(@Root() customer: Customer, @Ctx() { registry }: FinlandRequest): string {
    return stateOn(customer, finnishDay(registry.now()));
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
export function celiaCustomerReference({ id }: { id: string }, request: FinlandRequest): Promise<object | null> {
  return seenBy(request, 'CeliaCustomer', id);
}

export async function celiaMembershipReference(
  { id }: { id: string },
  request: FinlandRequest,
): Promise<object | null> {
  const customer = await seenBy(request, 'CeliaMembership', id);
  return customer && membershipOf(customer, await request.loaders.units.load(customer.unitId));
}

async function seenBy(
  request: FinlandRequest,
  entity: 'CeliaCustomer' | 'CeliaMembership',
  id: string,
): Promise<ActiveCustomer | null> {
  const actor = await request.actor();
  const seen = mayAsk(actor, entity) ? await whatSees(actor, id, request) : undefined;
  const permitted = permittedCustomer(actor, entity, seen);
  return isRefusal(permitted) ? null : permitted;
}

async function whatSees(
  actor: ActorFor<'CeliaMembership'>,
  id: string,
  { registry }: FinlandRequest,
): Promise<ActiveCustomer | undefined> {
  if (actor.role === 'CUSTOMER') return actor.customer.id === id ? actor.customer : undefined;
  const customer = await readCeliaCustomer(registry, actor, id);
  return isRefusal(customer) ? undefined : customer;
}
