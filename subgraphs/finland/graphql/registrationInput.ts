import { Field, InputType } from 'type-graphql';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import { PersonalIdentityCodeScalar } from './personalIdentityCode.ts';
import { RegistrationFormInput } from './registration/registrationFormInput.ts';

@InputType({ description: 'The form ‘add new customer’ (F10, F12).' })
export class RegisterCeliaCustomerInput extends RegistrationFormInput {
  @Field(() => String, {
    description:
      'Chosen by the client, 8 to 100 visible ASCII characters; the same request repeated with it registers once.',
  })
  readonly idempotencyKey!: string;

  @Field(() => PersonalIdentityCodeScalar, {
    description: 'Decides whether the person is registered already, and about the guardian.',
  })
  readonly personalIdentityCode!: Sensitive;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the address is protected (turvakielto): then Celia alone registers, by a case (`openCeliaCase`).',
  })
  readonly addressProtected?: boolean | null;
}
