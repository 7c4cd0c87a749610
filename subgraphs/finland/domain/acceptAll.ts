import { foldRefusals, isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';

type Accepted<Fields> = { [Name in keyof Fields]: Exclude<Fields[Name], Refusal> };
type CodeIn<Field> = Field extends Refusal<infer Code> ? Code : never;

/** The fields of a form, if none of them is a refusal; else one refusal that names every wrong field at once. */
export function acceptAll<Fields extends object>(
  fields: Fields,
): Accepted<Fields> | Refusal<CodeIn<Fields[keyof Fields]>> {
  const refusals = Object.values(fields).flatMap((field) => (isRefusal(field) ? [field, ...(field.others ?? [])] : []));
  const refusal = foldRefusals(refusals.map(alone)) as Refusal<CodeIn<Fields[keyof Fields]>> | undefined;
  return refusal ?? (fields as Accepted<Fields>);
}

function alone({ refused, field, parts }: Refusal): Refusal {
  return { refused, ...(field && { field }), ...(parts && { parts }) };
}
