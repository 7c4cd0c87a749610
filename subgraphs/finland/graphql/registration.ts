import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { orRefusal } from '../../shared/graphql/refusalType.ts';
import { registerCeliaCustomer } from '../operations/registerCeliaCustomer.ts';
import { CeliaCustomer } from './customer.ts';
import { FinlandRefusal } from './refusal.ts';
import { RegisterCeliaCustomerInput } from './registrationInput.ts';
import type { FinlandRequest } from './request.ts';

const RegisterCeliaCustomerResult = orRefusal('RegisterCeliaCustomerResult', [CeliaCustomer], FinlandRefusal);

@Resolver()
export class RegistrationResolver {
  @Mutation(() => RegisterCeliaCustomerResult, {
    description:
      'Registers somebody as a customer with the unit that the registrar works in. All wrong fields are named at once; a person who is in the register already is refused (F1-F4, F9, F10, F12).',
  })
  async registerCeliaCustomer(
    @Arg('input', () => RegisterCeliaCustomerInput, { description: 'The form.' }) input: RegisterCeliaCustomerInput,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    request.lookup.use();
    return request.registry.beat.hold(async () => {
      const registrar = await request.actingAs('registerCeliaCustomer');
      const { idempotencyKey, personalIdentityCode, addressProtected, ...form } = input;
      const rest = { form, addressProtected: addressProtected ?? false };
      return registerCeliaCustomer(request.registry, registrar, { idempotencyKey, personalIdentityCode, ...rest });
    });
  }
}
