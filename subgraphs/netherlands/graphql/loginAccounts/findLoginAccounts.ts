import { Arg, Ctx, Query, Resolver, registerEnumType } from 'type-graphql';
import { findLoginAccounts } from '../../operations/loginAccounts/findLoginAccounts.ts';
import type { NetherlandsRequest } from '../request.ts';
import { HelpedLoginAccount, helpedLoginAccount } from './helpedLoginAccount.ts';

const PURPOSES = { OWNER_ASKED: 'OWNER_ASKED', LIBRARY_ASKED: 'LIBRARY_ASKED' } as const;

registerEnumType(PURPOSES, {
  name: 'LoginAccountLookupPurpose',
  description: 'Why the KB’s staff looks an account up. Kept in the audit trail.',
  valuesConfig: {
    OWNER_ASKED: { description: 'Its owner asked for help.' },
    LIBRARY_ASKED: { description: 'A library asked for its member.' },
  },
});

@Resolver()
export class FindLoginAccountsResolver {
  @Query(() => [HelpedLoginAccount], {
    description: `For the KB's staff: the login account with exactly that username, or the active ones with exactly that
address, at most fifty; one of the two is given. How many may be looked up within a day is limited (RATE_LIMITED).`,
  })
  async findLoginAccounts(
    @Arg('purpose', () => PURPOSES, { description: 'What for.' }) purpose: keyof typeof PURPOSES,
    @Arg('username', () => String, { nullable: true, description: 'The whole username.' }) username: string | null,
    @Arg('email', () => String, { nullable: true, description: 'The whole address.' }) email: string | null,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object[]> {
    const actor = await actingAs('findLoginAccounts');
    const search = { purpose, username: username ?? undefined, email: email ?? undefined };
    const found = await findLoginAccounts(registry, actor, search);
    return found.map((one) => helpedLoginAccount(one, registry.now()));
  }
}
