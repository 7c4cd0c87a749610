import { Field, ID, InputType, Int } from 'type-graphql';

const STAYS = 'Stays as it is where it is left out';

@InputType({ description: 'What changes of a member. What is left out stays as it is.' })
export class ChangeMemberDetailsInput {
  @Field(() => ID, { description: 'A member of the own library.' })
  readonly customerId!: string;

  @Field(() => Int, { description: 'The version that the desk saw: a change of an older one is refused.' })
  readonly version!: number;

  @Field(() => String, { nullable: true, description: `E.g. 'E.B.' ${STAYS}.` })
  readonly initials?: string | null;

  @Field(() => String, { nullable: true, description: `E.g. 'van der' ${STAYS}; null or empty for none.` })
  readonly prefix?: string | null;

  @Field(() => String, { nullable: true, description: `Without the prefix. ${STAYS}.` })
  readonly lastName?: string | null;

  @Field(() => String, { nullable: true, description: `What the person is called. ${STAYS}; null or empty for none.` })
  readonly callName?: string | null;

  @Field(() => String, { nullable: true, description: `ISO 3166-1 alpha-2. ${STAYS}.` })
  readonly country?: string | null;

  @Field(() => String, { nullable: true, description: `Of that country. ${STAYS}.` })
  readonly postcode?: string | null;

  @Field(() => Int, { nullable: true, description: `1 to 99999. ${STAYS}.` })
  readonly houseNumber?: number | null;

  @Field(() => String, {
    nullable: true,
    description: `At most six letters or digits. ${STAYS}; null or empty for none.`,
  })
  readonly houseNumberAddition?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `The library's own; the address of the login account is another's to change. ${STAYS}.`,
  })
  readonly email?: string | null;

  @Field(() => Boolean, { nullable: true, description: `Whether the library sends its newsletter. ${STAYS}.` })
  readonly newsletter?: boolean | null;

  @Field(() => String, { nullable: true, description: `${STAYS}; null or empty for none.` })
  readonly iban?: string | null;

  @Field(() => String, { nullable: true, description: `Of the country of the IBAN. ${STAYS}; null or empty for none.` })
  readonly bic?: string | null;

  @Field(() => String, { nullable: true, description: 'Why this is another person than the one who seems the same.' })
  readonly duplicateOverrideReason?: string | null;
}
