import { Arg, Ctx, ID, Mutation, Resolver, registerEnumType } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import type { BanReason } from '../../domain/subscriptionStatus.ts';
import { banMember, liftMemberBan } from '../../operations/subscriptionLife/banMember.ts';
import { moveMemberToBranch } from '../../operations/subscriptionLife/moveMemberToBranch.ts';
import { DigitalMember } from '../digitalMember.ts';
import { NetherlandsRefusal } from '../netherlandsRefusal.ts';
import type { NetherlandsRequest } from '../request.ts';

const BAN_REASONS: Readonly<Record<BanReason, BanReason>> = {
  MISUSE: 'MISUSE',
  MATERIALS_NOT_RETURNED: 'MATERIALS_NOT_RETURNED',
  FEES_NOT_PAID: 'FEES_NOT_PAID',
  HOUSE_RULES: 'HOUSE_RULES',
};

registerEnumType(BAN_REASONS, {
  name: 'BanReason',
  description: 'Why a library bans a member.',
  valuesConfig: {
    MISUSE: { description: 'What was lent was passed on or copied.' },
    MATERIALS_NOT_RETURNED: { description: 'Materials of the library are not back.' },
    FEES_NOT_PAID: { description: 'Fines or fees are not paid.' },
    HOUSE_RULES: { description: 'The rules of the house were broken.' },
  },
});

const OF_OWN_LIBRARY = { description: 'A member of the own library.' };
const MoveMemberToBranchResult = orRefusal('MoveMemberToBranchResult', [DigitalMember], NetherlandsRefusal);
const BanMemberResult = orRefusal('BanMemberResult', [DigitalMember], NetherlandsRefusal);
const LiftMemberBanResult = orRefusal('LiftMemberBanResult', [DigitalMember], NetherlandsRefusal);

@Resolver()
export class ChangeMemberResolver {
  @Mutation(() => MoveMemberToBranchResult, {
    nullable: true,
    description: `For a library's staff: the member belongs to another branch of the same library from now on. To another library a
member moves by enrolling there with his login account.`,
  })
  async moveMemberToBranch(
    @Arg('customerId', () => ID, OF_OWN_LIBRARY) customerId: string,
    @Arg('branchCode', () => String, { description: 'The four digits of the branch.' }) branchCode: string,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    return moveMemberToBranch(registry, await actingAs('moveMemberToBranch'), { customerId, branchCode });
  }

  @Mutation(() => BanMemberResult, {
    nullable: true,
    description: "For a library's staff: the member has no rights until the ban is lifted. The KB hears of it.",
  })
  async banMember(
    @Arg('customerId', () => ID, OF_OWN_LIBRARY) customerId: string,
    @Arg('reason', () => BAN_REASONS, { description: 'Why.' }) reason: BanReason,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    return banMember(registry, await actingAs('banMember'), { customerId, reason });
  }

  @Mutation(() => LiftMemberBanResult, {
    nullable: true,
    description: "For a library's staff: the terms stand where they stood before the ban. The KB hears of it.",
  })
  async liftMemberBan(
    @Arg('customerId', () => ID, OF_OWN_LIBRARY) customerId: string,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    return liftMemberBan(registry, await actingAs('liftMemberBan'), customerId);
  }
}
