import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/dateScalar.ts';
import { stateOn } from '../../domain/celia/restriction.ts';
import type { CeliaCustomer, Format, Language, Loans } from '../../domain/customer.ts';
import { finnishDay } from '../../domain/finnishDay.ts';
import { maskPersonalIdentityCode } from '../../domain/personalIdentityCode.ts';
import { CustomerStateEnum, FormatEnum, LanguageEnum, LoansEnum, RestrictionReasonEnum } from '../enums.ts';
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

  @Field(() => LoansEnum, { nullable: true, description: 'As Celia recorded it; null until then.' })
  readonly loans?: Loans;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the customer ended; null for an active one.' })
  readonly markedForDeletionAt?: Date;
}

@Resolver(() => CeliaCustomerRecord)
export class CustomerRecordFields {
  @FieldResolver(() => String, { description: 'The date of birth in the code and four asterisks, `280215****`.' })
  maskedPersonalIdentityCode(@Root() customer: CeliaCustomer): string {
    return maskPersonalIdentityCode(customer.birthDate);
  }

  @FieldResolver(() => CustomerStateEnum, { description: 'Where the customer stands.' })
  state(@Root() customer: CeliaCustomer, @Ctx() { registry }: FinlandRequest): string {
    return stateOn(customer, finnishDay(registry.now()));
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'The last day of the restriction that there is, or that ended within the year.',
  })
  restrictedThrough(@Root() { restriction }: CeliaCustomer): string | undefined {
    return restriction?.through;
  }

  @FieldResolver(() => RestrictionReasonEnum, { nullable: true, description: 'Why.' })
  restrictionReason(@Root() { restriction }: CeliaCustomer): string | undefined {
    return restriction?.reason;
  }

  @FieldResolver(() => CeliaUnit, { description: 'The unit that the customer is registered with.' })
  unit(@Root() customer: CeliaCustomer, @Ctx() { loaders }: FinlandRequest): Promise<object | undefined> {
    return loaders.units.load(customer.unitId);
  }
}
