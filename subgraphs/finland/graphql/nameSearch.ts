import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { orRefusal } from '../../shared/graphql/refusalType.ts';
import { sensitiveInput } from '../../shared/graphql/sensitiveInput.ts';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import { MOST_NAMES, type NamedCustomer, type NamesFound } from '../domain/nameSearch.ts';
import type { LookupPurpose } from '../domain/purposes.ts';
import { searchCeliaCustomers } from '../operations/searchCeliaCustomers.ts';
import { LookupPurposeEnum } from './enums.ts';
import { FinlandRefusal } from './refusal.ts';
import type { FinlandRequest } from './request.ts';

const NameSearchText = sensitiveInput('CeliaNameSearchText', "Beginnings of a customer's names.", 100);

@ObjectType({
  description: 'A customer of the own unit as a search by name shows one. `celiaCustomer` shows the rest.',
})
class CeliaCustomerByName {
  @Field(() => ID, { description: 'For `celiaCustomer` and the acts on a customer.' })
  readonly id!: NamedCustomer['id'];

  @Field(() => String, { description: 'All first names or the one in use.' })
  readonly firstName!: string;

  @Field(() => String, { description: 'The family name.' })
  readonly lastName!: string;

  @Field(() => String, { description: 'The date of birth in the code and four asterisks, `280215****`.' })
  readonly maskedPersonalIdentityCode!: string;
}

@ObjectType({ description: 'Customers of the own unit, by name. How many there are is not told.' })
class CeliaNameSearchResult {
  @Field(() => [CeliaCustomerByName], { description: 'By family name, then first name.' })
  readonly customers!: NamesFound['customers'];

  @Field(() => Boolean, { description: 'Whether there are others; more letters find fewer.' })
  readonly more!: boolean;
}

const SearchCeliaCustomersResult = orRefusal('SearchCeliaCustomersResult', [CeliaNameSearchResult], FinlandRefusal);

@Resolver()
export class NameSearchResolver {
  @Query(() => SearchCeliaCustomersResult, {
    description:
      'Looks for customers of the unit that the registrar works in by the beginnings of their names (F15); of other units nobody is found. Case and accents do not matter; å, ä and ö are letters of their own. Everybody shown gets a line in the audit trail.',
  })
  async searchCeliaCustomers(
    @Arg('name', () => NameSearchText, { description: 'At least three letters; first and family name in any order.' })
    name: Sensitive,
    @Arg('purpose', () => LookupPurposeEnum, { description: 'Why; kept in the audit trail.' }) purpose: LookupPurpose,
    @Arg('first', () => Int, { defaultValue: MOST_NAMES, description: 'How many are wanted, 1 to 20.' }) first: number,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    request.lookup.use();
    // Held to the beat too: the index holds the names of all units.
    return request.registry.beat.hold(async () => {
      const registrar = await request.actingAs('searchCeliaCustomers');
      return searchCeliaCustomers(request.registry, registrar, { name, purpose, first });
    });
  }
}
