import { foldRefusals, isRefusal, type Refusal } from './refusal.ts';

type Read<Fields> = { readonly [Name in keyof Fields]: Exclude<Fields[Name], Refusal> };
type CodeIn<Field> = Field extends Refusal<infer Code> ? Code : never;

/** The fields of a form that were each read or refused: all of them, or one refusal that names everything that was wrong. */
export function readForm<Fields extends object>(fields: Fields): Read<Fields> | Refusal<CodeIn<Fields[keyof Fields]>> {
  const refusals = Object.values(fields).filter(isRefusal).flatMap(unfolded);
  const refused = foldRefusals(refusals) as Refusal<CodeIn<Fields[keyof Fields]>> | undefined;
  return refused ?? (fields as Read<Fields>);
}

function unfolded({ others = [], ...first }: Refusal): Refusal[] {
  return [first, ...others.flatMap(unfolded)];
}
