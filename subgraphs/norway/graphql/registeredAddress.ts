import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, createUnionType, Field, ObjectType } from 'type-graphql';
import type { NorwegianRequest } from './request.ts';

@ObjectType({ description: 'An address as the population register has it. Nobody can change it here.' })
class VisibleAddress {
  @Field(() => [String], { description: 'Street, number, care of: what stands above the postcode.' })
  readonly lines!: readonly string[];

  @Field(() => String, { nullable: true, description: 'Four digits in Norway.' })
  readonly postcode?: string;

  @Field(() => String, { nullable: true, description: 'The post town.' })
  readonly place?: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  readonly country!: string;

  @Field(() => GraphQLDateTime, { description: 'When the population register was read.' })
  readonly asOf!: Date;

  @Field(() => Boolean, {
    description:
      'Whether the address may have changed without being noticed: the population register could not be followed for ten ' +
      'minutes, or its last answer about the person was of no use.',
  })
  readonly stale!: boolean;
}

const NOT_SHOWN = { en: 'The address is not shown.', nb: 'Adressen vises ikke.' } as const;

@ObjectType({ description: 'No address to show. Says nothing about why, and is the same for every reason.' })
class UndisclosedAddress {
  @Field(() => String, { description: 'The same in words, in the language asked for by Accept-Language.' })
  notice(@Ctx() { language }: NorwegianRequest): string {
    return language === 'nb' ? NOT_SHOWN.nb : NOT_SHOWN.en;
  }
}

/** GraphQL `RegisteredAddress`. */
export const RegisteredAddress = createUnionType({
  name: 'RegisteredAddress',
  description: 'The address in the population register, which is the primary one.',
  types: () => [VisibleAddress, UndisclosedAddress] as const,
  resolveType: (address: object) => ('lines' in address ? VisibleAddress : UndisclosedAddress),
});
