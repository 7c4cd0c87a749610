import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver, registerEnumType } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import type { ReplaceReason } from '../../domain/pass.ts';
import { replacePass } from '../../operations/subscriptionLife/replacePass.ts';
import { DigitalMember } from '../digitalMember.ts';
import { euros, Money } from '../money.ts';
import { NetherlandsRefusal } from '../netherlandsRefusal.ts';
import type { NetherlandsRequest } from '../request.ts';

const REPLACE_REASONS: Readonly<Record<ReplaceReason, ReplaceReason>> = {
  LOST: 'LOST',
  STOLEN: 'STOLEN',
  DAMAGED: 'DAMAGED',
  NUMBER_WRONG: 'NUMBER_WRONG',
};

registerEnumType(REPLACE_REASONS, {
  name: 'ReplacePassReason',
  description: 'Why a pass gets a successor.',
  valuesConfig: {
    LOST: { description: 'Its holder lost it.' },
    STOLEN: { description: 'It was stolen.' },
    DAMAGED: { description: 'It cannot be read any more.' },
    NUMBER_WRONG: { description: 'The number should not have been given out, or is known to others.' },
  },
});

@InputType({ description: 'Whose pass is replaced, and why.' })
class ReplacePassInput {
  @Field(() => String, { description: 'Chosen by the client, 8 to 100 characters; the same for a repeated attempt.' })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: 'A member of the own library.' })
  readonly customerId!: string;

  @Field(() => REPLACE_REASONS, { description: 'Why.' })
  readonly reason!: ReplaceReason;
}

@ObjectType('PassReplaced', { description: 'A member with another pass number. The username stays what it is.' })
class PassReplaced {
  @Field(() => DigitalMember, { description: 'The customer in the member system, with the new number.' })
  readonly customer!: DigitalMember;

  @Field(() => String, { description: 'Which never works again.' })
  readonly formerNumber!: string;

  @Field(() => Money, { description: 'What the library charges for it.' })
  readonly fee!: Money;
}

const ReplacePassResult = orRefusal('ReplacePassResult', [PassReplaced], NetherlandsRefusal);

@Resolver()
export class ReplacePassResolver {
  @Mutation(() => ReplacePassResult, {
    nullable: true,
    description: "For a library's staff: another generated number for a member, for good. The KB hears of it.",
  })
  async replacePass(
    @Arg('input', () => ReplacePassInput, { description: 'Whose and why.' }) input: ReplacePassInput,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    const outcome = await replacePass(registry, await actingAs('replacePass'), input);
    if (isRefusal(outcome)) return outcome;
    return { customer: outcome.member, formerNumber: outcome.formerNumber, fee: euros(outcome.feeCents) };
  }
}
