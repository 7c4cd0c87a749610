import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver, registerEnumType } from 'type-graphql';
import { isRefusal } from '../../shared/vocabulary/refusal.ts';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import { type LocalCard, type LocalCardWarning, type LocalHolder, warningsOf } from '../domain/localCard.ts';
import { type LocalRegistration, registerLocalCard } from '../operations/registerLocalCard.ts';
import { HOLDER_KINDS, LocalLibraryCard } from './localLibraryCard.ts';
import { NationalIdentityNumberScalar } from './nationalIdentityNumber.ts';
import { orNorwayRefusal } from './norwayRefusal.ts';
import type { NorwegianRequest } from './request.ts';

const WARNINGS = { NATIONAL_CARD_RECOMMENDED: 'NATIONAL_CARD_RECOMMENDED' } as const;

registerEnumType(WARNINGS, {
  name: 'LocalCardWarning',
  description: 'What is recommended otherwise. The card was given all the same.',
  valuesConfig: {
    NATIONAL_CARD_RECOMMENDED: {
      description: 'The national card is recommended for all persons, and local cards for institutions.',
    },
  },
});

@InputType({ description: 'A card of the own library and whose it is.' })
class RegisterLocalCardInput implements LocalRegistration {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; the same again for a repeated attempt.',
  })
  readonly idempotencyKey!: string;

  @Field(() => String, { description: 'On the card: 1 to 30 letters, digits, dots and hyphens.' })
  readonly number!: string;

  @Field(() => HOLDER_KINDS, { description: 'Person or institution.' })
  readonly holderKind!: LocalHolder['kind'];

  @Field(() => String, { description: 'Of the person or the institution.' })
  readonly name!: string;

  @Field(() => NationalIdentityNumberScalar, {
    nullable: true,
    description: 'Of a person who wants to upgrade the card online later. Nobody is looked up by it.',
  })
  readonly nationalIdentityNumber?: Sensitive | null;

  @Field(() => String, { description: 'Eight digits, or with a plus sign and the country code.' })
  readonly telephone!: string;

  @Field(() => String, { description: 'One mailbox.' })
  readonly email!: string;

  @Field(() => String, { description: "The version of this library's lending rules that the holder accepts." })
  readonly acceptedRulesVersion!: string;
}

@ObjectType({ description: 'A local card that was given, and what is recommended otherwise.' })
class RegisteredLocalCard {
  @Field(() => LocalLibraryCard, { description: 'The card.' })
  readonly card!: LocalCard;

  @Field(() => [WARNINGS], { description: 'Empty where there is nothing to recommend.' })
  readonly warnings!: LocalCardWarning[];
}

const RegisterLocalCardResult = orNorwayRefusal('RegisterLocalCardResult', RegisteredLocalCard);

@Resolver()
export class RegisterLocalCardResolver {
  @Mutation(() => RegisterLocalCardResult, {
    description: 'For library staff: gives a card of the own library to a person or an institution.',
  })
  async registerLocalCard(
    @Arg('input', () => RegisterLocalCardInput, { description: 'Whose card.' }) input: RegisterLocalCardInput,
    @Ctx() { registry, lookup, actingAs }: NorwegianRequest,
  ): Promise<object> {
    if (input.nationalIdentityNumber) lookup.use();
    return registry.beat.hold(async () => {
      const card = await registerLocalCard(registry, await actingAs('registerLocalCard'), input);
      return isRefusal(card) ? card : { card, warnings: warningsOf(card.holder) };
    });
  }
}
