import { GraphQLDateTime } from 'graphql-scalars';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { ExportedData } from '../vocabulary/dataExport.ts';

const FORMAT_VERSION = 1;

@Directive('@shareable')
@ObjectType('DataExport', {
  description: `Everything that one country keeps about the person who asks, as one document to be saved as it is. It holds
\`formatVersion\`, \`country\`, \`createdAt\`, \`about\`, \`sections\` and \`leftOut\`. A section has \`about\`, \`keys\` (what each key means) and
\`entries\`, whose values are text or null. Within a version keys are added and never renamed or removed.`,
})
export class DataExport {
  @Field(() => String, { description: 'Always `application/json`.' })
  readonly mediaType!: string;

  @Field(() => Int, { description: 'Another number where a program that reads the document must be changed.' })
  readonly formatVersion!: number;

  @Field(() => GraphQLDateTime, { description: 'When it was put together.' })
  readonly createdAt!: Date;

  @Field(() => String, { description: 'The document: JSON (RFC 8259).' })
  readonly document!: string;
}

/** The document of what the country says, in the form that the schema describes. */
export function dataExportOf({ country, about, sections, leftOut }: ExportedData, createdAt: Date): DataExport {
  const formatVersion = FORMAT_VERSION;
  const document = JSON.stringify({ formatVersion, country, createdAt, about, sections, leftOut }, null, 2);
  return { mediaType: 'application/json', formatVersion, createdAt, document };
}
