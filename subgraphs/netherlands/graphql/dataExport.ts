import { Ctx, FieldResolver, Resolver } from 'type-graphql';
import { DataExport, dataExportOf } from '../../shared/graphql/dataExport.ts';
import { exportOwnRecord } from '../operations/exportOwnRecord.ts';
import type { NetherlandsRequest } from './request.ts';
import { Viewer } from './viewer.ts';

@Resolver(() => Viewer)
export class DataExportResolver {
  @FieldResolver(() => DataExport, {
    nullable: true,
    description:
      "Everything that is kept of the caller's login account and of the members that it belongs to; null without such a " +
      'sign-in. A few times a day, then RATE_LIMITED; each time is in the access log.',
  })
  async netherlandsDataExport(@Ctx() { registry, actor }: NetherlandsRequest): Promise<DataExport | undefined> {
    const holder = await actor();
    const exported = holder.role === 'LOGIN_ACCOUNT' ? await exportOwnRecord(registry, holder) : undefined;
    return exported && dataExportOf(exported, registry.now());
  }
}
