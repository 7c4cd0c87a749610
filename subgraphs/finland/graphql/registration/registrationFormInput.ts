import { Field, InputType } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/dateScalar.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { Format, Language } from '../../domain/customer.ts';
import type { Ground } from '../../domain/eligibility.ts';
import type { MailboxOwner } from '../../domain/registration/mailbox.ts';
import type { ReadingDisability } from '../../domain/registration/readingDisability.ts';
import type { RegistrationForm } from '../../domain/registration.ts';
import { CeliaAddressInput } from '../address.ts';
import { FormatEnum, GroundEnum, LanguageEnum } from '../enums.ts';
import { CeliaConsentInput, CeliaContactPersonInput, CeliaGuardianConsentInput } from './consentInput.ts';
import { MailboxOwnerEnum, ReadingDisabilityEnum } from './registrationEnums.ts';

@InputType({
  description:
    'The registrar’s word that the customer, or the guardian, has stated the ground. No certificate is asked for.',
})
class CeliaAttestationInput {
  @Field(() => Boolean, { description: 'Must be true.' })
  readonly given!: boolean;
}

/** What the forms for a customer with a code and for one without it have in common. */
@InputType()
export abstract class RegistrationFormInput implements RegistrationForm {
  @Field(() => String, { description: 'At most 100 characters.' })
  readonly firstName!: string;

  @Field(() => String, { description: 'At most 100 characters.' })
  readonly lastName!: string;

  @Field(() => CeliaAddressInput, { description: 'Where CDs and letters go.' })
  readonly address!: CeliaAddressInput;

  @Field(() => String, { nullable: true, description: 'One address; needed unless the format is `CD`.' })
  readonly email?: string | null;

  @Field(() => MailboxOwnerEnum, {
    nullable: true,
    description:
      'Whose the address is; the customer’s where left out. An address that is known as a registrar’s counts as that (F24).',
  })
  readonly emailBelongsTo?: MailboxOwner | null;

  @Field(() => String, { nullable: true, description: '5 to 15 digits.' })
  readonly telephone?: string | null;

  @Field(() => LanguageEnum, { description: 'Mails come in it.' })
  readonly language!: Language;

  @Field(() => FormatEnum, { description: 'How the customer gets books.' })
  readonly format!: Format;

  @Field(() => GroundEnum, { description: 'One that units of this kind register on, on this day (F1, F2).' })
  readonly ground!: Ground;

  @Field(() => CeliaAttestationInput, { description: 'That the ground was stated.' })
  readonly attestation!: CeliaAttestationInput;

  @Field(() => ReadingDisabilityEnum, {
    nullable: true,
    description:
      'What makes reading hard. May be left out; kept only with the consent `REASON_DETAIL`, sealed, and not shown to the unit again.',
  })
  readonly readingDisability?: ReadingDisability | null;

  @Field(() => Boolean, {
    description: 'Whether the customer has been told who may use the service and within which limits.',
  })
  readonly restrictionsTold!: boolean;

  @Field(() => CeliaGuardianConsentInput, { nullable: true, description: 'Needed or refused by age (F3, F4).' })
  readonly guardianConsent?: CeliaGuardianConsentInput | null;

  @Field(() => CeliaContactPersonInput, { nullable: true, description: 'Somebody to ask, also of an adult.' })
  readonly contactPerson?: CeliaContactPersonInput | null;

  @Field(() => [CeliaConsentInput], { nullable: true, description: 'At most one of each kind.' })
  readonly consents?: CeliaConsentInput[] | null;

  @Field(() => Boolean, { description: 'A temporary customer reports himself when the need has ended (F5).' })
  readonly temporary!: boolean;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Until when a temporary customer is expected to need it: the unit is reminded afterwards, nobody ends by it.',
  })
  readonly expectedEnd?: CalendarDate | null;

  @Field(() => String, {
    nullable: true,
    description:
      'At most 1000 characters. Nobody watches this text: urgent messages go to palvelut@celia.fi (F11). No personal identity codes.',
  })
  readonly extraInformation?: string | null;
}
