import { Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { AccessLogConnection, AccessLogPage, accessLogConnection } from '../../shared/graphql/accessLog.ts';
import { accessLogOf } from '../operations/accessLogOf.ts';
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
    @Ctx() request: FinlandRequest,
  ): Promise<AccessLogConnection | undefined> {
    const { registry } = request;
    const actor = await request.actor();
    if (actor.role !== 'CUSTOMER') return undefined;
    const { name, customer } = actor;
    const scope = { list: 'finlandAccessLog', caller: name, filter: customer.id };
    return accessLogConnection(registry.cursors, scope, page, (rows) => accessLogOf(registry, customer, rows));
  }
}
