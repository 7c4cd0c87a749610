import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { acceptLendingRules, type RulesAcceptance } from '../operations/acceptLendingRules.ts';
import { type Joining, joinLibrary } from '../operations/joinLibrary.ts';
import { type Leaving, leaveLibrary } from '../operations/leaveLibrary.ts';
import { LibraryMembership } from './libraryMembership.ts';
import { orNorwayRefusal } from './norwayRefusal.ts';
import type { NorwegianRequest } from './request.ts';

const WHOSE = 'For library staff: of the card in their hand. The person leaves it out.';
const WHERE = 'For the person: which library. For library staff it is always their own.';

@InputType({ description: 'A further library that the person wants to use.' })
class JoinLibraryInput implements Joining {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; the same again for a repeated attempt.',
  })
  readonly idempotencyKey!: string;

  @Field(() => String, { description: 'One of `libraries` with `selfActivation`.' })
  readonly libraryNumber!: string;

  @Field(() => String, { description: "The version of that library's lending rules that the person accepts." })
  readonly acceptedRulesVersion!: string;
}

@InputType({ description: 'Lending rules that came into force since the person accepted some.' })
class AcceptLendingRulesInput implements RulesAcceptance {
  @Field(() => String, { nullable: true, description: WHOSE })
  readonly cardNumber?: string | null;

  @Field(() => String, { nullable: true, description: WHERE })
  readonly libraryNumber?: string | null;

  @Field(() => String, { description: "The version of the library's lending rules that the person accepts." })
  readonly acceptedRulesVersion!: string;
}

@InputType({ description: 'A library that the person wants to use no more.' })
class LeaveLibraryInput implements Leaving {
  @Field(() => String, { nullable: true, description: WHOSE })
  readonly cardNumber?: string | null;

  @Field(() => String, { nullable: true, description: WHERE })
  readonly libraryNumber?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Only say whether it could be done.' })
  readonly dryRun!: boolean;
}

const JoinLibraryResult = orNorwayRefusal('JoinLibraryResult', LibraryMembership);
const AcceptLendingRulesResult = orNorwayRefusal('AcceptLendingRulesResult', LibraryMembership);
const LeaveLibraryResult = orNorwayRefusal('LeaveLibraryResult', LibraryMembership);

@Resolver()
export class MembershipChangesResolver {
  @Mutation(() => JoinLibraryResult, {
    description: `For the holder of a card: becomes a patron of a further library online, where that library offers it. Elsewhere
the card is activated at the library's desk.`,
  })
  async joinLibrary(
    @Arg('input', () => JoinLibraryInput, { description: 'Which library.' }) input: JoinLibraryInput,
    @Ctx() { registry, actingAs }: NorwegianRequest,
  ): Promise<object> {
    return joinLibrary(registry, await actingAs('joinLibrary'), input);
  }

  @Mutation(() => AcceptLendingRulesResult, {
    description: 'Accepts the lending rules in force, where a patron had accepted earlier ones.',
  })
  async acceptLendingRules(
    @Arg('input', () => AcceptLendingRulesInput, { description: 'Which rules.' }) input: AcceptLendingRulesInput,
    @Ctx() { registry, actingAs }: NorwegianRequest,
  ): Promise<object> {
    return acceptLendingRules(registry, await actingAs('acceptLendingRules'), input);
  }

  @Mutation(() => LeaveLibraryResult, {
    description: `Ends the membership with one library, which is not the home library. Loans and claims there are that library's own
and stay.`,
  })
  async leaveLibrary(
    @Arg('input', () => LeaveLibraryInput, { description: 'Which library.' }) input: LeaveLibraryInput,
    @Ctx() { registry, actingAs }: NorwegianRequest,
  ): Promise<object> {
    return leaveLibrary(registry, await actingAs('leaveLibrary'), input);
  }
}
