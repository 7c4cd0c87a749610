import { beforeAll, describe, expect, test } from '@jest/globals';
import { type LoadedSupergraph, loadSupergraph } from '../../../gateway/execute/loadedSupergraph.ts';
import { run } from './run.ts';
import { subgraphsOfWorld, supergraphOfWorld } from './shared.ts';

let world: LoadedSupergraph;
beforeAll(() => {
  world = loadSupergraph(supergraphOfWorld());
});

const down = (name: string) =>
  subgraphsOfWorld((subgraph, answer) => {
    if (subgraph === name) throw new Error('down');
    return answer;
  });

describe('a null is told where the client has it', () => {
  test('an error of an entity in a list, at its place among all of the list', async () => {
    const { data, errors } = await run(world, '{ all: members { odd: broken } }', {}, subgraphsOfWorld());
    expect(data.all).toEqual([{ odd: 'whole 1' }, { odd: null }, { odd: 'whole 3' }]);
    expect(errors).toMatchObject([{ message: 'broken', path: ['all', 1, 'odd'] }]);
  });

  test('once for each place of the same entity', async () => {
    const source = '{ a: member(id: "2") { broken } b: member(id: "2") { x: broken } }';
    const { data, errors } = await run(world, source, {}, subgraphsOfWorld());
    expect(data).toEqual({ a: { broken: null }, b: { x: null } });
    expect(errors.map(({ path }) => path)).toEqual([
      ['a', 'broken'],
      ['b', 'x'],
    ]);
  });

  test('one that may not be spreads, with one error', async () => {
    const { data, errors } = await run(
      world,
      '{ members(first: 4) { strict } card(number: "N1") { number } }',
      {},
      subgraphsOfWorld(),
    );
    expect(data).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors[0]?.path).toEqual(['members', 3, 'strict']);
  });

  test('a subgraph that is down costs what is its own, and is told once', async () => {
    const { data, errors } = await run(world, '{ members { name cards { number } broken } }', {}, down('cards'));
    expect(data).toBeNull(); // a list of cards may not be null, nor may what holds it
    expect(errors).toMatchObject([{ code: 'SUBGRAPH_UNAVAILABLE' }]);
    const milder = await run(world, '{ members { name broken } media { title } }', {}, down('cards'));
    expect(milder.data.members[0]).toEqual({ name: 'Member 1', broken: null });
    expect(milder.errors).toMatchObject([{ code: 'SUBGRAPH_UNAVAILABLE', path: undefined }]);
  });

  test('what depends on a value that was not to be had is not asked for with half of it', async () => {
    const subgraphs = down('cards');
    const { errors } = await run(world, '{ members { name discount } }', {}, subgraphs);
    expect(subgraphs.calls.map(({ subgraph }) => subgraph)).toEqual(['people', 'cards']);
    expect(errors).toMatchObject([{ code: 'SUBGRAPH_UNAVAILABLE' }]);
  });

  test('an entity that a subgraph does not show is told as not found, at each place of it and no other', async () => {
    const hidden = subgraphsOfWorld((subgraph, answer: any) =>
      subgraph === 'cards' ? { data: { _entities: answer.data._entities.map(() => null) } } : answer,
    );
    const told = { ...hidden, tellsAbsence: true };
    const absent = { message: 'There is no such thing, or it is not yours to see.', code: 'NOT_FOUND' };
    expect(await run(world, '{ me { name broken } again: me { broken } third: me { name } }', {}, told)).toEqual({
      data: { me: { name: 'Member 1', broken: null }, again: { broken: null }, third: { name: 'Member 1' } },
      errors: [
        { ...absent, path: ['me'] },
        { ...absent, path: ['again'] },
      ],
    });
  });

  test('where absence is not to be told it is null in silence', async () => {
    const hidden = subgraphsOfWorld((subgraph, answer: any) =>
      subgraph === 'cards' ? { data: { _entities: answer.data._entities.map(() => null) } } : answer,
    );
    const { data, errors } = await run(world, '{ me { name broken } }', {}, hidden);
    expect([data, errors]).toEqual([{ me: { name: 'Member 1', broken: null } }, []]);
  });

  test('an entity whose subgraph says itself why it is null has that reason alone', async () => {
    const failing = subgraphsOfWorld((subgraph, answer: any) => {
      const errors = [{ message: 'too often', path: ['_entities', 0], extensions: { code: 'RATE_LIMITED' } }];
      return subgraph === 'cards' ? { data: { _entities: answer.data._entities.map(() => null) }, errors } : answer;
    });
    const { errors } = await run(world, '{ me { name broken } }', {}, { ...failing, tellsAbsence: true });
    expect(errors).toMatchObject([{ message: 'too often', code: 'RATE_LIMITED' }]);
  });

  test('a field that a subgraph says nothing of is an error', async () => {
    const forgetful = subgraphsOfWorld((subgraph, answer: any) => {
      if (subgraph === 'cards') for (const entity of answer.data._entities) delete entity.broken;
      return answer;
    });
    const { data, errors } = await run(world, '{ me { name broken } }', {}, forgetful);
    expect(data).toEqual({ me: { name: 'Member 1', broken: null } });
    expect(errors).toMatchObject([{ code: 'INTERNAL', path: ['me', 'broken'] }]);
  });

  test.each([
    ['a scalar for an object', { _entities: [7] }],
    ['too few entities', { _entities: [] }],
    ['an object for a scalar', { _entities: [{ broken: {} }] }],
    ['a list for a scalar', { _entities: [{ broken: ['x'] }] }],
    ['another type', { _entities: [{ __typename: 'Nothing', broken: 'x' }] }],
  ])('an answer with %s costs that subgraph only', async (_what, data) => {
    const wrong = subgraphsOfWorld((subgraph, answer) => (subgraph === 'cards' ? { data } : answer));
    const answer = await run(world, '{ me { name broken } }', {}, wrong);
    expect(answer.data).toEqual({ me: { name: 'Member 1', broken: null } });
    expect(answer.errors).toMatchObject([{ code: 'SUBGRAPH_UNAVAILABLE' }]);
  });
});

test('a request that a subgraph refuses whole is told once, with its reason', async () => {
  const errors = [{ message: 'refused', extensions: { code: 'BAD_USER_INPUT' } }];
  const refusing = subgraphsOfWorld((subgraph, answer) => (subgraph === 'people' ? { errors } : answer));
  const answer = await run(world, '{ me { name } card(number: "N1") { kind } }', {}, refusing);
  expect(answer.data).toEqual({ me: null, card: { kind: 'CHILD' } });
  expect(answer.errors).toMatchObject([{ message: 'refused', code: 'BAD_USER_INPUT' }]);
});

describe('an error of a field', () => {
  test('below what may not be null stands where the field was asked, by the client’s names', async () => {
    const source = '{ my: member(id: "3") { known: friends(limit: 2) { guardian { id } } } }';
    const told = [{ message: 'lost', path: ['_0', '_1', 1, 'guardian', 'id'] }];
    const losing = subgraphsOfWorld(() => ({ data: { _0: { __typename: 'Member', _1: null } }, errors: told }));
    const { errors } = await run(world, source, {}, losing);
    expect(errors).toMatchObject([{ message: 'lost', path: ['my', 'known', 1, 'guardian', 'id'] }]);
  });

  test('that the client did not ask for is told without a place where something asked for depends on it', async () => {
    const failing = (...path: unknown[]) =>
      subgraphsOfWorld((subgraph, answer: any) =>
        subgraph === 'cards' ? { ...answer, errors: [{ message: 'lost', path: ['_entities', 0, ...path] }] } : answer,
      );
    const source = '{ members(first: 1) { discount cards { number } } }';
    expect((await run(world, source, {}, failing('level'))).errors).toMatchObject([
      { message: 'lost', path: undefined },
    ]);
    expect((await run(world, source, {}, failing('nothing'))).errors).toMatchObject([{ message: 'lost' }]);
  });

  test('that the client asked for elsewhere only is told where all that it hears of an object is that', async () => {
    const told = [{ message: 'lost', path: ['_entities', 0, 'strict'] }];
    const refusing = subgraphsOfWorld((subgraph, answer: any) =>
      subgraph === 'cards' && answer.data._entities[0].broken ? { data: { _entities: [null] }, errors: told } : answer,
    );
    const { data, errors } = await run(world, '{ me { broken } other: member(id: "2") { strict } }', {}, refusing);
    expect(data).toEqual({ me: { broken: null }, other: { strict: 'strict 2' } });
    expect(errors).toMatchObject([{ message: 'lost' }]);
  });
});

describe('what is left out whatever the variables are', () => {
  test('is asked of nobody, and no error of it is told', async () => {
    const subgraphs = subgraphsOfWorld();
    const source = '{ members(first: 2) { friends(limit: 1) { guardian { broken @skip(if: true) discount } } } }';
    expect((await run(world, source, {}, subgraphs)).errors).toEqual([]);
    expect(subgraphs.calls.filter(({ query }) => query.includes('broken'))).toEqual([]);
  });

  test.each([
    ['{ me { ... on Member { name @skip(if: true) } id @include(if: false) } }', { me: {} }],
    ['{ me { ...F @skip(if: true) ...F @include(if: false) } } fragment F on Member { name }', { me: {} }],
    ['{ me { ...F } } fragment F on Member { name @skip(if: true) }', { me: {} }],
    ['{ me @skip(if: true) { name } ... on Query @include(if: false) { card(number: "N1") { number } } }', {}],
    ['{ me { name @skip(if: false) @include(if: true) } }', { me: { name: 'Member 1' } }],
    ['{ me { name @include(if: true) @skip(if: true) } }', { me: {} }],
  ])('leaves the rest as it is: %s', async (source, data) => {
    expect(await run(world, source, {}, subgraphsOfWorld())).toEqual({ data, errors: [] });
  });
});

describe('an error of a place that is not shown, because a null beside it spread, is not told', () => {
  const told = [['strict', 'DOWNSTREAM_SERVICE_ERROR']];

  test('below an object', async () => {
    const source = '{ members(first: 1) { guardian { strict friends(limit: 2) { guardian { broken } } } } }';
    const { errors } = await run(world, source, {}, subgraphsOfWorld());
    expect(errors.map(({ path, code }) => [path?.at(-1), code])).toEqual(told);
  });

  test('in the rest of its list', async () => {
    const subgraphs = subgraphsOfWorld((subgraph, given: any) => {
      const [members = ''] = Object.keys(given.data);
      if (subgraph !== 'people') return given;
      given.data[members][4].guardian = null;
      return { ...given, errors: [{ message: 'no guardian', path: [members, 4, 'guardian'] }] };
    });
    const { errors } = await run(world, '{ members(first: 6) { strict guardian { id } } }', {}, subgraphs);
    expect(errors.map(({ path, code }) => [path?.at(-1), code])).toEqual(told);
  });
});
