import { Ctx, FieldResolver, Resolver } from 'type-graphql';
import { DataExport, dataExportOf } from '../../shared/graphql/dataExport.ts';
import { exportOwnRecord } from '../operations/exportOwnRecord.ts';
import { Viewer } from './registrar.ts';
import type { FinlandRequest } from './request.ts';

@Resolver(() => Viewer)
export class DataExportResolver {
  @FieldResolver(() => DataExport, {
    nullable: true,
    description:
      'Everything that is kept of a customer of Celia; null without a sign-in with credentials for Celianet. A few ' +
      'times a day, then RATE_LIMITED; each time is in the access log.',
  })
  async finlandDataExport(@Ctx() request: FinlandRequest): Promise<DataExport | undefined> {
    const actor = await request.actor();
    const exported = actor.role === 'CUSTOMER' ? await exportOwnRecord(request.registry, actor) : undefined;
    return exported && dataExportOf(exported, request.registry.now());
  }
}
