import { Ctx, FieldResolver, Resolver } from 'type-graphql';
import { DataExport, dataExportOf } from '../../shared/graphql/dataExport.ts';
import { exportOwnRecord } from '../operations/exportOwnRecord.ts';
import type { NorwegianRequest } from './request.ts';
import { Viewer } from './viewer.ts';

@Resolver(() => Viewer)
export class DataExportResolver {
  @FieldResolver(() => DataExport, {
    nullable: true,
    description:
      "Everything that is kept of the caller's national library card; null without a sign-in at ID-porten, or without " +
      'a card. A few times a day, then RATE_LIMITED; each time is in the access log.',
  })
  async norwayDataExport(@Ctx() { registry, actor }: NorwegianRequest): Promise<DataExport | undefined> {
    const exported = await exportOwnRecord(registry, await actor());
    return exported && dataExportOf(exported, registry.now());
  }
}
