import { describe, expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import { Arg, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { MEMBERSHIP_STATUSES, Membership } from '../../subgraphs/shared/graphql/membership.ts';
import { orRefusal, refusalType } from '../../subgraphs/shared/graphql/refusalType.ts';
import { federatedSchema } from '../../subgraphs/shared/runtime/federatedSchema.ts';
import { foldRefusals, refuse } from '../../subgraphs/shared/vocabulary/refusal.ts';

const BoatRefusal = refusalType('Boatland', {
  TOO_LONG: { en: 'The boat is too long.', nb: 'Båten er for lang.' },
  NO_NAME: { en: 'The boat has no name.' },
});

@ObjectType({ implements: Membership })
class Berth extends Membership {
  @Field(() => ID)
  declare readonly id: string;
}

const RegisterBoatResult = orRefusal('RegisterBoatResult', [Berth], BoatRefusal);

@Resolver()
class BoatResolver {
  @Query(() => Berth)
  berth(): object {
    return { id: 'b1', country: 'NO', status: MEMBERSHIP_STATUSES.ACTIVE, since: '2026-01-01' };
  }

  @Mutation(() => RegisterBoatResult)
  registerBoat(@Arg('metres', () => Number) metres: number): object {
    const tooLong = metres > 10 ? refuse('TOO_LONG', { field: 'metres', parts: ['HULL'] }) : undefined;
    return foldRefusals([tooLong, metres > 20 ? refuse('NO_NAME') : undefined]) ?? this.berth();
  }
}

const DOCUMENT = `mutation ($metres: Float!) { registerBoat(metres: $metres) { __typename
  ... on Berth { id status since }
  ... on BoatlandRefusal { code message field parts others { code message } } } }`;

async function register(metres: number, language: string) {
  const { schema, typeDefs } = await federatedSchema({
    resolvers: [BoatResolver],
    types: [Berth],
    references: { Berth: ({ id }) => ({ id }) },
  });
  const answer = await graphql({ schema, source: DOCUMENT, variableValues: { metres }, contextValue: { language } });
  expect(answer.errors).toBeUndefined();
  return { typeDefs, answer: JSON.parse(JSON.stringify(answer.data?.['registerBoat'])) };
}

describe('a refusal in the schema', () => {
  test('is told in the language of the caller, with its field, parts and what else was wrong', async () => {
    const { answer } = await register(21, 'nb');
    expect(answer).toEqual({
      __typename: 'BoatlandRefusal',
      code: 'TOO_LONG',
      message: 'Båten er for lang.',
      field: 'metres',
      parts: ['HULL'],
      others: [{ code: 'NO_NAME', message: 'The boat has no name.' }],
    });
  });

  test('is not what a success is', async () => {
    const { answer, typeDefs } = await register(10, 'fi');
    expect(answer).toEqual({ __typename: 'Berth', id: 'b1', status: 'ACTIVE', since: '2026-01-01' });
    expect(typeDefs).toContain('interface Membership');
    expect(typeDefs).toContain('"""The boat has no name."""');
  });
});
