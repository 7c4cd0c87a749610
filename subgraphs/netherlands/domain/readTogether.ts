import { foldRefusals, isRefusal, type Refusal } from '../../shared/vocabulary/refusal.ts';

type Read<Parts> = { readonly [Part in keyof Parts]: Exclude<Parts[Part], Refusal> };
type CodeOf<Outcome> = Outcome extends Refusal<infer Code> ? Code : never;

/** The parts of a form that were each read or refused: all of them, or one refusal that names everything that was wrong. */
export function readTogether<Parts extends object>(parts: Parts): Read<Parts> | Refusal<CodeOf<Parts[keyof Parts]>> {
  const refusals = Object.values(parts).filter(isRefusal).flatMap(unfolded);
  const refused = foldRefusals(refusals) as Refusal<CodeOf<Parts[keyof Parts]>> | undefined;
  return refused ?? (parts as Read<Parts>);
}

function unfolded({ others = [], ...first }: Refusal): Refusal[] {
  return [first, ...others.flatMap(unfolded)];
}
