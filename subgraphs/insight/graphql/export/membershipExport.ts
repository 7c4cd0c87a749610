import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver, registerEnumType } from 'type-graphql';
import { EXPORT_FORMATS, type ExportFormat } from '../../domain/export/exportFormat.ts';
import { EXPORT_PURPOSES, type ExportPurpose } from '../../domain/export/exportPurpose.ts';
import { type OfferedExport, offeredExport } from '../../operations/export/offeredExport.ts';
import type { InsightRequest } from '../request.ts';

const ExportPurposeEnum = Object.fromEntries(Object.keys(EXPORT_PURPOSES).map((purpose) => [purpose, purpose]));

registerEnumType(ExportPurposeEnum, {
  name: 'MembershipExportPurpose',
  description: 'What an export may be for. Kept in the audit trail and in the file.',
  valuesConfig: Object.fromEntries(
    Object.entries(EXPORT_PURPOSES).map(([purpose, description]) => [purpose, { description }]),
  ),
});

@ObjectType('MembershipExportFile', { description: 'A release in one format.' })
class MembershipExportFile {
  @Field(() => String, { description: 'The ending of the file: csv, ndjson or parquet.' })
  readonly format!: ExportFormat;

  @Field(() => String, {
    description:
      'Where it is, below the address of this server. It wants the same token; a Range goes on with a download.',
  })
  path(@Arg('purpose', () => ExportPurposeEnum, { description: 'What it is for.' }) purpose: ExportPurpose): string {
    return `/export/memberships.${this.format}?purpose=${purpose}&release=${this.release}`;
  }

  readonly release!: string;
}

@ObjectType('MembershipExport', { description: 'All records of one moment, under names that no other release uses.' })
class MembershipExport {
  @Field(() => ID, { description: 'Of the release.' })
  readonly id!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  readonly madeAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'Until when it can be taken.' })
  readonly takenUntil!: Date;

  @Field(() => Int, { description: 'How many records it holds; as many are counted for the day of whoever takes it.' })
  readonly rows!: number;

  @Field(() => [MembershipExportFile], { description: 'The same in each format.' })
  readonly files!: MembershipExportFile[];
}

@Resolver()
export class MembershipExportResolver {
  @Query(() => MembershipExport, {
    nullable: true,
    description: 'The newest release that can be taken as a file; null where none is made yet. For analysts.',
  })
  async membershipExport(@Ctx() request: InsightRequest): Promise<MembershipExport | undefined> {
    await request.actingAs('membershipExport');
    const offered = await offeredExport(request.registry);
    return offered && { ...offered, files: filesOf(offered) };
  }
}

function filesOf({ id }: OfferedExport): MembershipExportFile[] {
  return Object.keys(EXPORT_FORMATS).map((format) =>
    Object.assign(new MembershipExportFile(), { format, release: id }),
  );
}
