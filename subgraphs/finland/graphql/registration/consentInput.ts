import { Field, InputType } from 'type-graphql';
import type { ConsentGiver, TypedConsent, VoluntaryConsent } from '../../domain/consents/consent.ts';
import type { ConsentForm } from '../../domain/consents/consentForm.ts';
import type { TypedGuardianConsent } from '../../domain/guardianConsent.ts';
import type { TypedContactPerson } from '../../domain/registration/contactPerson.ts';
import { ConsentFormEnum } from '../enums.ts';
import { ConsentGiverEnum, VoluntaryConsentEnum } from './registrationEnums.ts';

const TEXT_VERSION =
  'Of the text that was shown or read out; the one in force where left out (`celiaHelp.consentTexts`).';
const EVIDENCE = 'Where the unit keeps the proof: at most 100 characters, no personal identity code.';

@InputType({
  description:
    "A guardian's consent: needed under the age of 15, possible until the 18th birthday, refused after it (F3, F4).",
})
export class CeliaGuardianConsentInput implements TypedGuardianConsent {
  @Field(() => ConsentFormEnum, { description: 'How it was given.' })
  readonly form!: ConsentForm;

  @Field(() => String, { description: 'First and last name.' })
  readonly guardianName!: string;

  @Field(() => String, { nullable: true, description: 'Exactly one address; the guardian is told there.' })
  readonly guardianEmail?: string | null;

  @Field(() => String, { nullable: true, description: '5 to 15 digits.' })
  readonly guardianTelephone?: string | null;

  @Field(() => String, { nullable: true, description: TEXT_VERSION })
  readonly textVersion?: string | null;

  @Field(() => String, { nullable: true, description: EVIDENCE })
  readonly evidence?: string | null;
}

@InputType({ description: 'A consent that somebody may as well not give; left out, it was not given.' })
export class CeliaConsentInput implements TypedConsent {
  @Field(() => VoluntaryConsentEnum, { description: 'What it is to.' })
  readonly kind!: VoluntaryConsent;

  @Field(() => ConsentFormEnum, { description: 'How it was given.' })
  readonly form!: ConsentForm;

  @Field(() => ConsentGiverEnum, { description: 'By whom: under 15 a guardian, from 18 the customer.' })
  readonly givenBy!: ConsentGiver;

  @Field(() => String, { nullable: true, description: TEXT_VERSION })
  readonly textVersion?: string | null;

  @Field(() => String, { nullable: true, description: EVIDENCE })
  readonly evidence?: string | null;
}

@InputType({
  description: 'Somebody whom the unit may ask about practical things, of a customer of any age. Decides nothing.',
})
export class CeliaContactPersonInput implements TypedContactPerson {
  @Field(() => String, { description: 'First and last name.' })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'Exactly one address.' })
  readonly email?: string | null;

  @Field(() => String, { nullable: true, description: '5 to 15 digits.' })
  readonly telephone?: string | null;
}
