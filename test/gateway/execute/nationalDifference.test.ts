import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type GraphQLSchema, getOperationAST, getVariableValues, parse, specifiedRules, validate } from 'graphql';
import { loadSupergraph } from '../../../gateway/execute/loadedSupergraph.ts';
import { oncePerOperation } from '../../../gateway/oncePerOperation.ts';
import { type AnyOperation, anyNationalOperation } from './anyNationalOperation.ts';
import { brokenOperation } from './brokenOperation.ts';
import { answerByHashing, type NationalGateway, nationalGateway, SUPERGRAPH } from './nationalGateway.ts';

const OPERATIONS = Number(process.env['OPERATIONS'] ?? 10_000);
const MOST_GROWTH_MB = 60; // what is kept of operations is bounded by number, and each of these is another

let schema: GraphQLSchema;
let gateway: NationalGateway;
beforeAll(async () => {
  schema = loadSupergraph(SUPERGRAPH).apiSchema;
  gateway = await nationalGateway();
});
afterAll(() => gateway.stop());

Error.stackTraceLimit = 0; // a tenth of the time goes into traces of refusals
setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

test(`${OPERATIONS} generated operations on our supergraph, valid and broken, fare as in graphql-js on one schema`, async () => {
  const counted = { whole: 0, refused: 0 };
  let halfway = 0;
  for (const [seed, operation] of operations()) {
    const sent = await gateway.send(operation);
    if (sent === 'over a limit') {
      counted.refused += 1;
      continue;
    }
    const { status, text } = sent;
    const difference = status === 200 ? await differenceOf(operation, text) : wrongRefusal(operation, status, text);
    if (difference) throw new Error(`${seed}: ${difference}\n${JSON.stringify(operation)}\n${text}`);
    counted[status === 200 ? 'whole' : 'refused'] += 1;
    if (seed === Math.floor(OPERATIONS / 2)) halfway = heapMb();
  }
  expect(counted.whole).toBeGreaterThan(OPERATIONS * 0.4);
  expect(counted.refused).toBeGreaterThan(OPERATIONS * 0.3);
  expect(heapMb() - halfway).toBeLessThan(MOST_GROWTH_MB);
}, 3_600_000);

/** Of four, two are one document with different variables, and two are broken ones of that. */
function* operations(): Generator<[number, AnyOperation]> {
  for (let seed = 1; seed <= OPERATIONS; seed += 4) {
    const [one, other] = anyNationalOperation(schema, seed);
    yield [seed, one];
    yield [seed + 1, brokenOperation(one, seed)];
    yield [seed + 2, other];
    yield [seed + 3, brokenOperation(other, seed + 1)];
  }
}

function heapMb(): number {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
}

async function differenceOf({ source, variables }: AnyOperation, text: string): Promise<string | undefined> {
  const whole = await answerByHashing(schema, source, variables);
  const { data, errors = [] } = JSON.parse(text);
  if (JSON.stringify(data) !== JSON.stringify(whole.data)) return `other data than ${JSON.stringify(whole)}`;
  // graphql-js stops at the first null that spreads; that there is one, and where the nulls are, must be the same.
  if (errors.length > 0 !== (whole.errors ?? []).length > 0) return `other errors than ${JSON.stringify(whole.errors)}`;
  const misplaced = errors.find(({ path = [] }: { path?: string[] }) => at(data, path) !== null);
  return misplaced && `an error where there is a value: ${JSON.stringify(misplaced)}`;
}

function at(data: any, path: readonly string[]): unknown {
  return path.reduce((value, key) => value?.[key], data) ?? null;
}

function wrongRefusal(operation: AnyOperation, status: number, text: string): string | undefined {
  const { data, errors } = JSON.parse(text);
  const codes = errors.map((error: any) => error.extensions.code);
  if (status !== 400 || (data ?? null) !== null) return `status ${status}`;
  if (codes.some((code: string) => code !== 'BAD_USER_INPUT')) return `codes ${codes}`;
  return isFaulty(operation) ? undefined : 'refused, though nothing is wrong with it';
}

function isFaulty({ source, variables }: AnyOperation): boolean {
  let document: ReturnType<typeof parse>;
  try {
    document = parse(source, { maxTokens: 2_000 });
  } catch {
    return true;
  }
  if (validate(schema, document, [...specifiedRules, oncePerOperation]).length > 0) return true;
  const operation = getOperationAST(document);
  return !operation || 'errors' in getVariableValues(schema, operation.variableDefinitions ?? [], variables);
}
