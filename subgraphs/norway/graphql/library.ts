import { Field, ObjectType } from 'type-graphql';
import type { Library as NorwegianLibrary, LendingRules as Rules } from '../domain/library.ts';
import type { LibraryNumber } from '../domain/libraryNumber.ts';

@ObjectType({ description: 'The lending rules of one library, which its patrons accept.' })
export class LendingRules implements Rules {
  @Field(() => String, { description: 'What `acceptedRulesVersion` must be.' })
  readonly version!: string;

  @Field(() => String, { description: 'In the language of the library.' })
  readonly text!: string;

  @Field(() => String, { description: 'Where the library publishes them.' })
  readonly url!: string;
}

@ObjectType({ description: 'A Norwegian library with lending rules in force.' })
export class Library implements NorwegianLibrary {
  @Field(() => String, { description: 'Its national number, seven digits.' })
  readonly number!: LibraryNumber;

  @Field(() => String, { description: 'As the library calls itself.' })
  readonly name!: string;

  @Field(() => LendingRules, { description: 'Those in force today.' })
  readonly lendingRules!: LendingRules;

  @Field(() => Boolean, { description: 'Whether the library has chosen to issue the national card.' })
  readonly issuesNationalCards!: boolean;

  @Field(() => Boolean, { description: 'Whether the library has chosen to issue cards of its own.' })
  readonly issuesLocalCards!: boolean;

  @Field(() => Boolean, {
    description: 'Whether the holder of a national card may become a patron online, by `joinLibrary`.',
  })
  readonly selfActivation!: boolean;
}
