import { GraphQLDateTime } from 'graphql-scalars';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { ConsentForm } from '../domain/consents/consentForm.ts';
import type { CredentialState, System } from '../domain/credentials.ts';
import type { CeliaCustomer as Customer, Format, Language } from '../domain/customer.ts';
import type { MailboxOwner } from '../domain/registration/mailbox.ts';
import { CeliaAddress } from './address.ts';
import { ConsentFormEnum, CredentialStateEnum, FormatEnum, LanguageEnum, SystemEnum } from './enums.ts';
import { MailboxOwnerEnum } from './registration/registrationEnums.ts';

@ObjectType({ description: "That a guardian's consent to the registration is on record." })
export class CeliaGuardianConsent {
  @Field(() => ConsentFormEnum, { description: 'How it was given.' })
  readonly form!: ConsentForm;

  @Field(() => GraphQLDateTime, { description: 'When the registrar recorded it.' })
  readonly recordedAt!: Date;
}

@ObjectType({ description: 'The credentials of one system. The username is the customer number.' })
export class CeliaCredentials {
  @Field(() => SystemEnum, { description: 'What they are for.' })
  readonly system!: System;

  @Field(() => CredentialStateEnum, { description: 'Where they stand.' })
  readonly state!: CredentialState;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the mail with the link went out.' })
  readonly sentAt?: Date;

  @Field(() => MailboxOwnerEnum, { nullable: true, description: 'Whose the mailbox was that the link went to (F24).' })
  readonly sentTo?: MailboxOwner;
}

@ObjectType({
  description:
    'A customer of Celia, the accessibility library, as the registrar of the customer’s own unit sees one. Why somebody is a customer is in no answer.',
})
@Directive('@key(fields: "id")')
export class CeliaCustomer {
  @Field(() => ID, { description: 'Opaque; holds no number of the person.' })
  readonly id!: Customer['id'];

  @Field(() => String, { name: 'customerNumber', description: 'Also the username of the credentials.' })
  readonly number!: string;

  @Field(() => String, { description: 'All first names or the one in use.' })
  readonly firstName!: string;

  @Field(() => String, { description: 'The family name.' })
  readonly lastName!: string;

  @Field(() => CeliaAddress, { description: 'Where CDs and letters go.' })
  readonly address!: CeliaAddress;

  @Field(() => String, { nullable: true, description: 'Credentials go to this address and nowhere else (F16).' })
  readonly email?: string;

  @Field(() => String, { nullable: true, description: 'As the registrar typed it.' })
  readonly telephone?: string;

  @Field(() => LanguageEnum, { description: 'Mails come in it.' })
  readonly language!: Language;

  @Field(() => FormatEnum, { description: 'Celia alone makes an online customer of a borrower of CDs (F20).' })
  readonly format!: Format;

  @Field(() => Boolean, { description: 'A temporary customer reports himself when the need has ended (F5).' })
  readonly temporary!: boolean;

  @Field(() => String, { nullable: true, description: 'Nobody watches this text (F11).' })
  readonly extraInformation?: string;
}
