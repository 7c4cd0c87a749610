import { Directive, Field, ObjectType } from 'type-graphql';

@Directive('@shareable')
@ObjectType('PageInfo', { description: 'Where a page of a connection stands in the whole.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' })
  readonly hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'For `after` of the next page; null on an empty page.' })
  readonly endCursor?: string | undefined;
}
