import { Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { AccessLogConnection, AccessLogPage, accessLogConnection } from '../../shared/graphql/accessLog.ts';
import { callerName } from '../../shared/runtime/caller.ts';
import { accessLogOf } from '../operations/accessLogOf.ts';
import { ownMembership } from '../operations/ownMembership.ts';
import { Viewer } from './registrar.ts';
import type { FinlandRequest } from './request.ts';

@Resolver(() => Viewer)
export class AccessLogResolver {
  @FieldResolver(() => AccessLogConnection, {
    nullable: true,
    description:
      'Who used what is registered of a customer of Celia, and what for, newest first; null without a sign-in with ' +
      'credentials for Celianet. Nobody under age is told at which unit.',
  })
  async finlandAccessLog(
    @Args(() => AccessLogPage) page: AccessLogPage,
    @Ctx() { registry, caller }: FinlandRequest,
  ): Promise<AccessLogConnection | undefined> {
    const customer = await ownMembership(registry, caller);
    if (!customer) return undefined;
    const scope = { list: 'finlandAccessLog', caller: callerName(caller), filter: customer.id };
    return accessLogConnection(registry.cursors, scope, page, (rows) => accessLogOf(registry, customer, rows));
  }
}
