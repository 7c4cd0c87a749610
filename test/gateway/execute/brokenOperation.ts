import type { AnyOperation } from './anyNationalOperation.ts';
import { type Random, randomFrom } from './randomFrom.ts';

const PIECES = [
  '{',
  '}',
  '(',
  ')',
  '@',
  '@skip',
  '"',
  '"""',
  '$',
  '$v0',
  '...',
  'on',
  ':',
  '!',
  '\0',
  '\u2028',
  '}}',
  '1e999',
];
const VALUES = [null, {}, [], 7, 1e300, '', { __proto__: 1 }, [[[]]], 'x'.repeat(300), false];

/** The operation with a fault that a client, or somebody who is up to no good, could make. A few are whole nevertheless. */
export function brokenOperation({ source, variables }: AnyOperation, seed: number): AnyOperation {
  const random = randomFrom(seed ^ 0x5bd1e995);
  if (random.chance(0.2)) return { source, variables: brokenVariables(variables, random) };
  const tokens = source.match(/[\w$@!]+|\.\.\.|"[^"]*"|\S/g) ?? [];
  return { source: brokenTokens(tokens, random).join(' '), variables };
}

function brokenVariables(variables: AnyOperation['variables'], { oneOf, chance }: Random): AnyOperation['variables'] {
  const names = Object.keys(variables);
  const name = names.length > 0 && chance(0.8) ? oneOf(names) : 'unknown';
  const { [name]: _left, ...rest } = variables;
  return chance(0.3) ? rest : { ...rest, [name]: oneOf(VALUES) };
}

function brokenTokens(tokens: readonly string[], { below, oneOf }: Random): string[] {
  const at = below(tokens.length);
  const [before, token = '', after] = [tokens.slice(0, at), tokens[at], tokens.slice(at + 1)];
  return oneOf([
    () => [...before, ...after],
    () => [...before, token, token, ...after],
    () => before,
    () => [...before, oneOf(PIECES), ...after],
    () => [...before, token, oneOf(PIECES), ...after],
    () => [...before, oneOf(tokens), ...after],
    () => [...before, `${token}x`, ...after],
    () => [...after, token, ...before],
    () => [...tokens, ...tokens],
  ])();
}
