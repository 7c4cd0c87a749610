import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import type { CeliaCustomer, Format, Language } from '../../domain/customer.ts';
import { maskPersonalIdentityCode } from '../../domain/personalIdentityCode.ts';
import { CustomerStateEnum, FormatEnum, LanguageEnum } from '../enums.ts';
import type { FinlandRequest } from '../request.ts';
import { CeliaUnit } from '../unit.ts';

/** What Celia's own staff sees of a customer, ended ones too. */
@ObjectType({
  description:
    'A customer of whatever unit, marked for deletion or not, as Celia’s own staff sees one. Why somebody is a customer is not in it.',
})
export class CeliaCustomerRecord {
  @Field(() => ID, { description: 'Opaque; holds no number of the person.' })
  readonly id!: CeliaCustomer['id'];

  @Field(() => String, { name: 'customerNumber', description: 'Also the username of the credentials.' })
  readonly number!: string;

  @Field(() => String, { description: 'All first names or the one in use.' })
  readonly firstName!: string;

  @Field(() => String, { description: 'The family name.' })
  readonly lastName!: string;

  @Field(() => String, { nullable: true, description: 'Credentials go to this address and nowhere else (F16).' })
  readonly email?: string;

  @Field(() => LanguageEnum, { description: 'Mails come in it.' })
  readonly language!: Language;

  @Field(() => FormatEnum, { description: 'How the customer gets books.' })
  readonly format!: Format;

  @Field(() => Boolean, { description: 'Whether the need will end (F5).' })
  readonly temporary!: boolean;

  @Field(() => CustomerStateEnum, { description: 'Where the customer stands.' })
  readonly state!: CeliaCustomer['state'];

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the customer ended; null for an active one.' })
  readonly markedForDeletionAt?: Date;
}

@Resolver(() => CeliaCustomerRecord)
export class CustomerRecordFields {
  @FieldResolver(() => String, { description: 'The date of birth in the code and four asterisks, `280215****`.' })
  maskedPersonalIdentityCode(@Root() customer: CeliaCustomer): string {
    return maskPersonalIdentityCode(customer.birthDate);
  }

  @FieldResolver(() => CeliaUnit, { description: 'The unit that the customer is registered with.' })
  unit(@Root() customer: CeliaCustomer, @Ctx() { loaders }: FinlandRequest): Promise<object | undefined> {
    return loaders.units.load(customer.unitId);
  }
}
