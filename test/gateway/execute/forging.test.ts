import { beforeAll, describe, expect, test } from '@jest/globals';
import { type LoadedSupergraph, loadSupergraph } from '../../../gateway/execute/loadedSupergraph.ts';
import { run } from './run.ts';
import { subgraphsOfWorld, supergraphOfWorld } from './shared.ts';

let world: LoadedSupergraph;
beforeAll(() => {
  world = loadSupergraph(supergraphOfWorld());
});

/** What the subgraph was sent as keys and required values. */
async function representations(source: string, variables: object = {}): Promise<[unknown, unknown[]]> {
  const subgraphs = subgraphsOfWorld();
  const { data, errors } = await run(world, source, variables, subgraphs);
  expect(errors).toEqual([]);
  return [data, subgraphs.calls.flatMap(({ variables: sent }) => (sent['representations'] as unknown[]) ?? [])];
}

describe('a client cannot forge a key or a required value', () => {
  test.each([
    ['an alias with the key’s name', '{ me { id: guardianId secret } }', { id: '4', secret: 'secret of 1' }],
    [
      'the key under another name',
      '{ me { guardianId: id id: guardianId secret } }',
      { guardianId: '1', id: '4', secret: 'secret of 1' },
    ],
    [
      'an alias with the type’s name',
      '{ me { __typename: name secret } }',
      { __typename: 'Member 1', secret: 'secret of 1' },
    ],
    ['a field under a required value’s name', '{ me { level: note(x: 100) discount } }', { level: 100, discount: 2 }],
    ['an argument on a required field', '{ me { level(scale: 100) discount } }', { level: 100, discount: 2 }],
    ['both, and the field itself', '{ me { level discount x: level(scale: 7) } }', { level: 1, discount: 2, x: 7 }],
    ['the gateway’s own name', '{ me { _0: guardianId _1: id secret } }', { _0: '4', _1: '1', secret: 'secret of 1' }],
    [
      'a fragment',
      'query { me { ...F secret } } fragment F on Member { id: guardianId ... on Member { level: note(x: 3) } discount }',
      { id: '4', level: 3, discount: 2, secret: 'secret of 1' },
    ],
  ])('by %s', async (_how, source, me) => {
    const [data, sent] = await representations(source);
    expect(data).toEqual({ me });
    for (const one of sent) expect(one).toMatchObject({ __typename: 'Member', id: '1' });
    for (const one of sent) expect([1, undefined]).toContain((one as { level?: number }).level);
  });

  test('by a variable with the planner’s name', async () => {
    const [data, sent] = await representations(
      'query ($representations: ID!) { member(id: $representations) { secret } }',
      { representations: '2' },
    );
    expect([data, sent]).toEqual([{ member: { secret: 'secret of 2' } }, [{ __typename: 'Member', id: '2' }]]);
  });
});

test('equal fetches have equal texts, wherever they stand in a plan', async () => {
  const subgraphs = subgraphsOfWorld();
  await run(world, 'query Both { me { secret } }', {}, subgraphs);
  await run(
    world,
    'query Both { me { cards { number } broken favourite { ... on Member { id } } secret } }',
    {},
    subgraphs,
  );
  const queries = subgraphs.calls.filter(({ subgraph }) => subgraph === 'money').map(({ query }) => query);
  expect(queries).toEqual([queries[0], queries[0]]);
  expect(queries[0]).toContain('query Both__money(');
});

test('an entity is asked for once, however often it stands there', async () => {
  const [data, sent] = await representations('{ members(first: 6) { cards { number balance } } }');
  expect((data as any).members[5].cards).toHaveLength(5);
  expect(sent.filter((one: any) => one.__typename === 'Card')).toHaveLength(5);
});
