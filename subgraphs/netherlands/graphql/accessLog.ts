import { Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { AccessLogConnection, AccessLogPage, accessLogConnection } from '../../shared/graphql/accessLog.ts';
import { accessLogOf } from '../operations/accessLogOf.ts';
import type { NetherlandsRequest } from './request.ts';
import { Viewer } from './viewer.ts';

@Resolver(() => Viewer)
export class AccessLogResolver {
  @FieldResolver(() => AccessLogConnection, {
    nullable: true,
    description:
      "Who used what is registered of the caller's login account and of the members that it belongs to, newest first; " +
      'null without such a sign-in.',
  })
  async netherlandsAccessLog(
    @Args(() => AccessLogPage) page: AccessLogPage,
    @Ctx() { registry, actor }: NetherlandsRequest,
  ): Promise<AccessLogConnection | undefined> {
    const holder = await actor();
    if (holder.role !== 'LOGIN_ACCOUNT') return undefined;
    const scope = { list: 'netherlandsAccessLog', caller: holder.name, filter: holder.loginAccountId };
    return accessLogConnection(registry.cursors, scope, page, (rows) => accessLogOf(registry, holder, rows));
  }
}
