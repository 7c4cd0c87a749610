import { Field, InputType, Int, registerEnumType } from 'type-graphql';
import { DateScalar } from '../../shared/graphql/dateScalar.ts';
import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import { MoneyInput } from './money.ts';

const LOGIN_ACCOUNT_CHOICES = { NEW: 'NEW', EXISTING: 'EXISTING' } as const;

registerEnumType(LOGIN_ACCOUNT_CHOICES, {
  name: 'LoginAccountChoice',
  description: 'Which login account a new member gets.',
  valuesConfig: {
    NEW: { description: 'Generate a new one: the ordinary way.' },
    EXISTING: { description: 'Go on with the one of somebody who is or was a member of another library.' },
  },
});

@InputType({ description: 'The login account of a new member.' })
class LoginAccountChoiceInput {
  @Field(() => LOGIN_ACCOUNT_CHOICES, { description: 'Exactly two ways.' })
  readonly choice!: keyof typeof LOGIN_ACCOUNT_CHOICES;

  @Field(() => String, { nullable: true, description: 'Of the existing account; not with NEW.' })
  readonly username?: string | null;
}

@InputType({ description: "The desk's form for a digital-only member." })
export class EnrolDigitalMemberAtDeskInput {
  @Field(() => String, { description: 'Chosen by the client, 8 to 100 characters; the same for a repeated attempt.' })
  readonly idempotencyKey!: string;

  @Field(() => Boolean, {
    description:
      'Whether the desk confirmed that the system generates the number. While false nothing is stored, unless a number is typed.',
  })
  readonly confirmGeneratedNumber!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      '`v`, or nothing: the system generates it. A number of 10 to 14 digits of a branch of the library is given as typed; that ' +
      'of a former customer of the library brings back that very customer. `p`, a number later, is not offered.',
  })
  readonly customerNumber?: string | null;

  @Field(() => String, { description: "E.g. 'E.B.'" })
  readonly initials!: string;

  @Field(() => String, { nullable: true, description: "E.g. 'van der'" })
  readonly prefix?: string | null;

  @Field(() => String, { description: 'Without the prefix.' })
  readonly lastName!: string;

  @Field(() => String, { nullable: true, description: "What the person is called ('roepnaam')." })
  readonly callName?: string | null;

  @Field(() => DateScalar, { description: 'As on the identity document.' })
  readonly birthDate!: CalendarDate;

  @Field(() => String, { defaultValue: 'NL', description: 'Where the person lives, ISO 3166-1 alpha-2.' })
  readonly country!: string;

  @Field(() => String, { description: 'Of that country, with or without its space.' })
  readonly postcode!: string;

  @Field(() => Int, { description: '1 to 99999.' })
  readonly houseNumber!: number;

  @Field(() => String, { nullable: true, description: 'At most six letters or digits.' })
  readonly houseNumberAddition?: string | null;

  @Field(() => String, { nullable: true, description: 'Of any country that has IBANs.' })
  readonly iban?: string | null;

  @Field(() => String, { nullable: true, description: 'Eight or eleven characters.' })
  readonly bic?: string | null;

  @Field(() => Boolean, { description: 'The desk saw the identity document. Must be true.' })
  readonly identityChecked!: boolean;

  @Field(() => Boolean, { defaultValue: true, description: 'Must stay true: nothing digital can be used without.' })
  readonly useLoginAccount!: boolean;

  @Field(() => LoginAccountChoiceInput, { description: 'Which login account.' })
  readonly loginAccount!: LoginAccountChoiceInput;

  @Field(() => String, { nullable: true, description: 'One mailbox. Needed, because the login account is.' })
  readonly email?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: "Whether the person wants the library's newsletter." })
  readonly newsletter!: boolean;

  @Field(() => String, { description: "The code of what is bought, e.g. '0141'." })
  readonly subscriptionType!: string;

  @Field(() => MoneyInput, { nullable: true, description: 'Euros, from nothing to the whole fee.' })
  readonly discount?: MoneyInput | null;

  @Field(() => Int, {
    defaultValue: 0,
    description: 'Euro cents, from nothing to the whole fee.',
    deprecationReason: 'Use `discount`, which names its currency.',
  })
  readonly discountCents!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Why this is another person than the one with the same last name, address and birth date.',
  })
  readonly duplicateOverrideReason?: string | null;
}
