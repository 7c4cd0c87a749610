import { type ClassType, Ctx, createUnionType, Field, ObjectType, registerEnumType } from 'type-graphql';
import { isRefusal, type Refusal } from '../vocabulary/refusal.ts';

/** The words of each code: English first (also the code's description in the schema), then the country's own languages. */
export type RefusalTexts<Code extends string> = Readonly<
  Record<Code, Readonly<{ en: string } & Record<string, string>>>
>;

/** Builds `<Country>Refusal` and `<Country>RefusalCode` from the country's table of refusals. Domain refusals are its values as they are. */
export function refusalType<Code extends string>(country: string, texts: RefusalTexts<Code>): ClassType<Refusal<Code>> {
  const codes = Object.fromEntries(Object.keys(texts).map((code) => [code, code]));
  const valuesConfig = Object.fromEntries(
    Object.keys(texts).map((code) => [code, { description: texts[code as Code].en }]),
  );
  registerEnumType(codes, { name: `${country}RefusalCode`, description: `Every no of ${country}.`, valuesConfig });

  @ObjectType(`${country}Refusal`, { description: `A rule of ${country} said no. Nothing was changed.` })
  class CountryRefusal implements Refusal<Code> {
    readonly refused!: Code;
    readonly others?: readonly Refusal<Code>[];

    @Field(() => codes, { name: 'code', description: 'What was refused.' })
    get code(): Code {
      return this.refused;
    }

    @Field(() => String, { description: 'The same in words, in the language asked for by Accept-Language.' })
    message(@Ctx() context: { language: string }): string {
      const words: Readonly<Record<string, string>> & { en: string } = texts[this.refused];
      return words[context.language] ?? words.en;
    }

    @Field(() => String, { nullable: true, description: 'The input field it is about.' })
    readonly field?: string;

    @Field(() => [String], {
      nullable: true,
      description: 'The parts of the rule that failed, where a rule has parts.',
    })
    readonly parts?: readonly string[];

    @Field(() => [CountryRefusal], { name: 'others', description: 'What else was wrong with the same input.' })
    get rest(): readonly Refusal<Code>[] {
      return this.others ?? [];
    }
  }
  return CountryRefusal;
}

/**
 * The answer of a mutation: its success, or the country's refusal. `which` tells between several types of success by
 * looking at the value; without it there is one.
 */
export function orRefusal<Code extends string>(
  name: string,
  successes: ClassType<object>[],
  refusal: ClassType<Refusal<Code>>,
  which: (value: object) => ClassType<object> | undefined = () => successes[0],
): object {
  return createUnionType({
    name,
    description: 'What was asked for, or why not.',
    types: () => [...successes, refusal] as const,
    resolveType: (value: object) => (isRefusal(value) ? refusal : which(value)),
  });
}
