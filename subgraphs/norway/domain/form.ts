import { foldRefusals, isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';

type Read<Fields> = { readonly [Name in keyof Fields]: Exclude<Fields[Name], Refusal> };
type CodeIn<Fields> = Extract<Fields[keyof Fields], Refusal>['refused'];

/** The form where every field could be read; otherwise one refusal that names everything that was wrong with it. */
export function readForm<Fields extends object>(fields: Fields): Read<Fields> | Refusal<CodeIn<Fields>> {
  const wrong = Object.values(fields).filter((field): field is Refusal<CodeIn<Fields>> => isRefusal(field));
  return foldRefusals(wrong) ?? (fields as Read<Fields>);
}
