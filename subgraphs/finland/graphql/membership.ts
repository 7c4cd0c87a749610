import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Membership } from '../../shared/graphql/membership.ts';
import type { CeliaCustomer } from '../domain/customer.ts';
import { membershipStanding } from '../domain/membershipStanding.ts';
import type { Unit } from '../domain/unit.ts';

@ObjectType({
  implements: Membership,
  description: 'Being a customer of Celia. Its library is the unit that the customer is registered with.',
})
@Directive('@key(fields: "id")')
export class CeliaMembership extends Membership {
  @Field(() => ID, { description: "The customer's id." })
  declare readonly id: string;
}

export function membershipOf(customer: CeliaCustomer, unit: Unit | undefined): CeliaMembership {
  const library = unit && { code: unit.id, name: unit.name };
  return { id: customer.id, country: 'FI', library, ...membershipStanding(customer) };
}
