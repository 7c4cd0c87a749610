import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import type { Sensitive } from '../../../shared/vocabulary/sensitive.ts';
import type { LookupPurpose } from '../../domain/purposes.ts';
import { customerForCelia } from '../../operations/celia/customerForCelia.ts';
import { LookupPurposeEnum } from '../enums.ts';
import { PersonalIdentityCodeScalar } from '../personalIdentityCode.ts';
import { FinlandRefusal } from '../refusal.ts';
import type { FinlandRequest } from '../request.ts';
import { CeliaCustomerRecord } from './customerRecord.ts';

const CustomerForCeliaResult = orRefusal('CustomerForCeliaResult', [CeliaCustomerRecord], FinlandRefusal);

@Resolver()
export class CustomerForCeliaResolver {
  @Query(() => CustomerForCeliaResult, {
    description:
      'For Celia’s own staff: whoever has the exact personal identity code, of whatever unit, marked for deletion too (F19). Every search writes a line in the audit trail, found or not.',
  })
  async customerForCelia(
    @Arg('personalIdentityCode', () => PersonalIdentityCodeScalar, {
      description: 'Exact and whole; case does not matter.',
    })
    code: Sensitive,
    @Arg('purpose', () => LookupPurposeEnum, { description: 'One of Celia’s; kept in the audit trail.' })
    purpose: LookupPurpose,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    request.lookup.use();
    return customerForCelia(request.registry, await request.actingAs('customerForCelia'), code, purpose);
  }
}
