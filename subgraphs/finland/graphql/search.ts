import { Arg, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { orRefusal } from '../../shared/graphql/refusalType.ts';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import type { LookupPurpose } from '../domain/purposes.ts';
import type { SearchAnswer } from '../domain/registerSearch.ts';
import { findCeliaCustomer } from '../operations/findCeliaCustomer.ts';
import { CeliaCustomer } from './customer.ts';
import { LookupPurposeEnum, SearchOutcomeEnum } from './enums.ts';
import { PersonalIdentityCodeScalar } from './personalIdentityCode.ts';
import { FinlandRefusal } from './refusal.ts';
import type { FinlandRequest } from './request.ts';

@ObjectType({ description: 'What may be said of a person after a search by personal identity code, and nothing more.' })
class CeliaSearchResult {
  @Field(() => SearchOutcomeEnum, { description: 'All that is told.' })
  readonly outcome!: SearchAnswer['outcome'];

  @Field(() => CeliaCustomer, { nullable: true, description: 'Only with `OWN_UNIT`.' })
  readonly customer?: CeliaCustomer;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only with `OTHER_UNIT`: whether the customer can be moved to the unit that the registrar works in.',
  })
  readonly transferable?: boolean;
}

const FindCeliaCustomerResult = orRefusal('FindCeliaCustomerResult', [CeliaSearchResult], FinlandRefusal);

@Resolver()
export class SearchResolver {
  @Query(() => FindCeliaCustomerResult, {
    description:
      'Looks a person up in the whole register by the exact personal identity code, before a new customer is added (F9). Every search writes a line in the audit trail, found or not.',
  })
  async findCeliaCustomer(
    @Arg('personalIdentityCode', () => PersonalIdentityCodeScalar, {
      description: 'Exact and whole; case does not matter.',
    })
    code: Sensitive,
    @Arg('purpose', () => LookupPurposeEnum, { description: 'Why; kept in the audit trail.' }) purpose: LookupPurpose,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    request.lookup.use();
    return request.registry.beat.hold(async () => {
      const registrar = await request.actingAs('findCeliaCustomer');
      return findCeliaCustomer(request.registry, registrar, code, purpose);
    });
  }
}
