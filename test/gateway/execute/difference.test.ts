import { beforeAll, expect, test } from '@jest/globals';
import { graphql, parse, validate } from 'graphql';
import { type LoadedSupergraph, loadSupergraph } from '../../../gateway/execute/loadedSupergraph.ts';
import { anyOperation } from './anyOperation.ts';
import { run } from './run.ts';
import { subgraphsOfWorld, supergraphOfWorld } from './shared.ts';
import { ROOT } from './world.ts';

const OPERATIONS = Number(process.env['OPERATIONS'] ?? 200);

let world: LoadedSupergraph;
beforeAll(() => {
  world = loadSupergraph(supergraphOfWorld());
});

test(`${OPERATIONS} generated operations are answered as graphql-js answers them from one schema`, async () => {
  const subgraphs = subgraphsOfWorld();
  let compared = 0;
  for (let seed = 1; seed <= OPERATIONS; seed += 1) {
    const { source, variables } = anyOperation(world.apiSchema, seed);
    if (validate(world.apiSchema, parse(source)).length > 0) continue;
    compared += 1;
    const whole = await graphql({ schema: world.apiSchema, source, variableValues: variables, rootValue: ROOT });
    const ours = await run(world, source, variables, subgraphs).catch((error) => {
      throw new Error(`${source} ${JSON.stringify(variables)}: ${error.stack}`);
    });
    const label = `${seed}: ${source} ${JSON.stringify(variables)}`;
    expect([label, JSON.stringify(ours.data)]).toEqual([label, JSON.stringify(whole.data)]);
    // graphql-js stops at the first null that spreads; that there is one, and where the nulls are, must be the same.
    expect([label, ours.errors.length > 0]).toEqual([label, (whole.errors ?? []).length > 0]);
    for (const { path = [] } of ours.errors) expect([label, at(ours.data, path) ?? null]).toEqual([label, null]);
  }
  expect(compared).toBeGreaterThan(OPERATIONS / 3);
}, 3_600_000);

function at(data: any, path: readonly (string | number)[]): unknown {
  return path.reduce((value, key) => value?.[key], data);
}
