import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { orRefusal } from '../../shared/graphql/refusalType.ts';
import { isRefusal } from '../../shared/vocabulary/refusal.ts';
import { shownToDesk } from '../domain/shownLoginAccount.ts';
import { staffNotice } from '../domain/staffNotice.ts';
import { forgetLoginAccount } from '../operations/forgetLoginAccount.ts';
import { generateLoginAccount } from '../operations/generateLoginAccount.ts';
import { DigitalMember } from './digitalMember.ts';
import { LoginAccount } from './loginAccount.ts';
import { NetherlandsRefusal } from './netherlandsRefusal.ts';
import type { NetherlandsRequest } from './request.ts';

@ObjectType('GeneratedLoginAccount', { description: 'A new login account for a member whose old one was forgotten.' })
class GeneratedLoginAccount {
  @Field(() => DigitalMember, { description: 'The customer in the member system.' })
  readonly customer!: DigitalMember;

  @Field(() => LoginAccount, { description: 'With another 24 hours.' })
  readonly loginAccount!: LoginAccount;

  @Field(() => String, { description: 'What the desk has to tell the member, in the language of the caller.' })
  readonly staffNotice!: string;
}

const ForgetLoginAccountResult = orRefusal('ForgetLoginAccountResult', [DigitalMember], NetherlandsRefusal);
const GenerateLoginAccountResult = orRefusal('GenerateLoginAccountResult', [GeneratedLoginAccount], NetherlandsRefusal);

@Resolver()
export class RepairLoginAccountResolver {
  @Mutation(() => ForgetLoginAccountResult, {
    description: `For a library desk, first step of the repair: the member system forgets a login account that was never activated,
and its mailed link is dead at once.`,
  })
  async forgetLoginAccount(
    @Arg('customerId', () => ID, { description: 'A member of the own library.' }) customerId: string,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    return forgetLoginAccount(registry, await actingAs('forgetLoginAccount'), customerId);
  }

  @Mutation(() => GenerateLoginAccountResult, {
    description:
      'For a library desk, second step of the repair: a new login account, mail and 24 hours. Refused without the first.',
  })
  async generateLoginAccount(
    @Arg('customerId', () => ID, { description: 'A member of the own library.' }) customerId: string,
    @Ctx() { registry, actingAs, language }: NetherlandsRequest,
  ): Promise<object> {
    const outcome = await generateLoginAccount(registry, await actingAs('generateLoginAccount'), customerId);
    if (isRefusal(outcome)) return outcome;
    const loginAccount = shownToDesk(outcome.loginAccount, registry.now());
    const notice = staffNotice(loginAccount.linkValidThrough, language);
    return { customer: outcome.member, loginAccount, staffNotice: notice };
  }
}
