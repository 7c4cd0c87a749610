import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import type { Sensitive } from '../../../shared/vocabulary/sensitive.ts';
import { setCeliaPersonalIdentityCode } from '../../operations/registration/setPersonalIdentityCode.ts';
import { transferCeliaCustomer } from '../../operations/registration/transferCeliaCustomer.ts';
import { CeliaCustomer } from '../customer.ts';
import { PersonalIdentityCodeScalar } from '../personalIdentityCode.ts';
import { FinlandRefusal } from '../refusal.ts';
import type { FinlandRequest } from '../request.ts';

const TransferCeliaCustomerResult = orRefusal('TransferCeliaCustomerResult', [CeliaCustomer], FinlandRefusal);
const SetCodeResult = orRefusal('SetCeliaPersonalIdentityCodeResult', [CeliaCustomer], FinlandRefusal);

@Resolver()
export class TransferResolver {
  @Mutation(() => TransferCeliaCustomerResult, {
    description:
      'Moves a customer of another unit to the unit that the registrar works in, after an exact search (F13). The other unit gets a notice, which does not say where to, and the customer a mail. Counts as a look-up of that person.',
  })
  async transferCeliaCustomer(
    @Arg('personalIdentityCode', () => PersonalIdentityCodeScalar, { description: 'Exact and whole.' }) code: Sensitive,
    @Arg('requestedByCustomer', () => Boolean, {
      description: 'The registrar’s word that the customer, or the guardian, asks for it. Must be true.',
    })
    requested: boolean,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    request.lookup.use();
    return request.registry.beat.hold(async () => {
      const registrar = await request.actingAs('transferCeliaCustomer');
      return transferCeliaCustomer(request.registry, registrar, { personalIdentityCode: code, requested });
    });
  }

  @Mutation(() => SetCodeResult, {
    description:
      'Writes down the personal identity code of a customer whom Celia registered without one (F21). Once; with the same date of birth. Counts as a look-up of that code.',
  })
  async setCeliaPersonalIdentityCode(
    @Arg('customerId', () => ID, { description: 'A customer of the unit that the registrar works in.' })
    customerId: string,
    @Arg('personalIdentityCode', () => PersonalIdentityCodeScalar, { description: 'Exact and whole.' }) code: Sensitive,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    request.lookup.use();
    return request.registry.beat.hold(async () => {
      const registrar = await request.actingAs('setCeliaPersonalIdentityCode');
      return setCeliaPersonalIdentityCode(request.registry, registrar, customerId, code);
    });
  }
}
