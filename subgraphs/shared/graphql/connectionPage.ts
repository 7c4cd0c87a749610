import { Directive, Field, ObjectType } from 'type-graphql';
import { Failure } from '../runtime/failure.ts';

@Directive('@shareable')
@ObjectType('PageInfo', { description: 'Where a page of a connection stands in the whole.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' })
  readonly hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'For `after` of the next page; null on an empty page.' })
  readonly endCursor?: string | undefined;
}

/** Throws BAD_USER_INPUT for a page that is too large or of nothing, and for a cursor that did not open; says which argument. */
export function refuseWrongPage(first: number, largest: number, isForeign: boolean): void {
  if (first < 1 || first > largest) throw new Failure('BAD_USER_INPUT', { field: 'first' });
  if (isForeign) throw new Failure('BAD_USER_INPUT', { field: 'after' });
}
