import { Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { AccessLogConnection, AccessLogPage, accessLogConnection } from '../../shared/graphql/accessLog.ts';
import { accessLogOf } from '../operations/accessLogOf.ts';
import type { NorwegianRequest } from './request.ts';
import { Viewer } from './viewer.ts';

@Resolver(() => Viewer)
export class AccessLogResolver {
  @FieldResolver(() => AccessLogConnection, {
    nullable: true,
    description:
      "Who used what is registered of the caller's national library card, and what for, newest first; null without a " +
      'sign-in at ID-porten, or without a card.',
  })
  async norwayAccessLog(
    @Args(() => AccessLogPage) page: AccessLogPage,
    @Ctx() { registry, actor, ownAccount }: NorwegianRequest,
  ): Promise<AccessLogConnection | undefined> {
    const caller = await actor();
    const account = await ownAccount();
    if (caller.role !== 'PATRON' || !account) return undefined;
    const scope = { list: 'norwayAccessLog', caller: caller.name, filter: account.id };
    return accessLogConnection(registry.cursors, scope, page, (rows) => accessLogOf(registry, account, rows));
  }
}
