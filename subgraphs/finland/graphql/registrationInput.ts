import { Field, InputType } from 'type-graphql';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import type { Format, Language } from '../domain/customer.ts';
import type { Ground } from '../domain/eligibility.ts';
import type { ConsentForm, TypedGuardianConsent } from '../domain/guardianConsent.ts';
import type { RegistrationForm } from '../domain/registration.ts';
import { CeliaAddressInput } from './address.ts';
import { ConsentFormEnum, FormatEnum, GroundEnum, LanguageEnum } from './enums.ts';
import { PersonalIdentityCodeScalar } from './personalIdentityCode.ts';

@InputType({
  description:
    'The registrar’s word that the customer, or the guardian, has stated the ground. No certificate is asked for.',
})
class CeliaAttestationInput {
  @Field(() => Boolean, { description: 'Must be true.' })
  readonly given!: boolean;
}

@InputType({
  description:
    "A guardian's consent: needed under the age of 15, possible until the 18th birthday, refused after it (F3, F4).",
})
class CeliaGuardianConsentInput implements TypedGuardianConsent {
  @Field(() => ConsentFormEnum, { description: 'How it was given.' })
  readonly form!: ConsentForm;

  @Field(() => String, { description: 'First and last name.' })
  readonly guardianName!: string;

  @Field(() => String, { nullable: true, description: 'Exactly one address.' })
  readonly guardianEmail?: string | null;

  @Field(() => String, { nullable: true, description: '5 to 15 digits.' })
  readonly guardianTelephone?: string | null;
}

@InputType({ description: 'The form ‘add new customer’ (F10, F12).' })
export class RegisterCeliaCustomerInput implements RegistrationForm {
  @Field(() => String, {
    description:
      'Chosen by the client, 8 to 100 visible ASCII characters; the same request repeated with it registers once.',
  })
  readonly idempotencyKey!: string;

  @Field(() => PersonalIdentityCodeScalar, {
    description: 'Decides whether the person is registered already, and about the guardian.',
  })
  readonly personalIdentityCode!: Sensitive;

  @Field(() => String, { description: 'At most 100 characters.' })
  readonly firstName!: string;

  @Field(() => String, { description: 'At most 100 characters.' })
  readonly lastName!: string;

  @Field(() => CeliaAddressInput, { description: 'Where CDs and letters go.' })
  readonly address!: CeliaAddressInput;

  @Field(() => String, { nullable: true, description: 'One address; needed unless the format is `CD`.' })
  readonly email?: string | null;

  @Field(() => String, { nullable: true, description: '5 to 15 digits.' })
  readonly telephone?: string | null;

  @Field(() => LanguageEnum, { description: 'Mails come in it.' })
  readonly language!: Language;

  @Field(() => FormatEnum, { description: 'How the customer gets books.' })
  readonly format!: Format;

  @Field(() => GroundEnum, { description: 'One that units of this kind register on (F1, F2).' })
  readonly ground!: Ground;

  @Field(() => CeliaAttestationInput, { description: 'That the ground was stated.' })
  readonly attestation!: CeliaAttestationInput;

  @Field(() => Boolean, {
    description: 'Whether the customer has been told who may use the service and within which limits.',
  })
  readonly restrictionsTold!: boolean;

  @Field(() => CeliaGuardianConsentInput, { nullable: true, description: 'Needed or refused by age (F3, F4).' })
  readonly guardianConsent?: CeliaGuardianConsentInput | null;

  @Field(() => Boolean, { description: 'A temporary customer reports himself when the need has ended (F5).' })
  readonly temporary!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'At most 1000 characters. Nobody watches this text: urgent messages go to palvelut@celia.fi (F11). No personal identity codes.',
  })
  readonly extraInformation?: string | null;
}
