import { serialize } from 'node:v8';
import { composeServices } from '@apollo/composition';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema, graphql, parse } from 'graphql';
import { answerReader } from '../../../gateway/execute/answerReader.ts';
import type { Subgraphs } from '../../../gateway/execute/execution.ts';
import { type LoadedSupergraph, loadSupergraph } from '../../../gateway/execute/loadedSupergraph.ts';
import { narrowNames } from '../../../gateway/execute/narrowNames.ts';
import { finalText } from '../../../gateway/execute/repeatedParts.ts';
import { deepAnswer } from '../../../scripts/bench/gateway/deepByHand.ts';
import { SHOP, shopDocument, shopSchemas } from '../../../scripts/bench/gateway/shopSubgraphs.ts';
import { DEEP } from '../../../scripts/bench/gateway/workloads.ts';
import { run } from './run.ts';
import { subgraphsOfWorld, supergraphOfWorld } from './shared.ts';

let world: LoadedSupergraph;
beforeAll(() => {
  world = loadSupergraph(supergraphOfWorld());
});

describe('entity fetches that ask the same', () => {
  test('and are ready at the same time go out as one, each entity once', async () => {
    const subgraphs = subgraphsOfWorld();
    const source = '{ me { guardian { secret } } member(id: "4") { secret } other: member(id: "2") { secret } }';
    const { data, errors } = await run(world, source, {}, subgraphs);
    const [guardian, other] = [{ secret: 'secret of 4' }, { secret: 'secret of 2' }];
    expect([data, errors]).toEqual([{ me: { guardian }, member: guardian, other }, []]);
    expect(subgraphs.calls.map(({ subgraph }) => subgraph)).toEqual(['people', 'money']);
    expect(subgraphs.calls[1]?.variables['representations']).toHaveLength(2);
  });

  test('with other variables stay apart', async () => {
    const subgraphs = subgraphsOfWorld();
    const source = 'query($x: Int, $y: Int) { me { note(x: $x) } member(id: "2") { note(x: $y) } }';
    const { data } = await run(world, source, { x: 1, y: 2 }, subgraphs);
    expect(data).toEqual({ me: { note: 1 }, member: { note: 2 } });
    expect(subgraphs.calls.map(({ subgraph }) => subgraph)).toEqual(['people', 'cards', 'cards']);
  });

  test('leave to each place the fields that were asked for there', async () => {
    const friends = (limit: number) => `cards { owner { f: friends(limit: ${limit}) { id } } }`;
    const source = `{ me { guardian { ${friends(1)} } } member(id: "4") { ${friends(2)} } }`;
    const subgraphs = subgraphsOfWorld();
    const { data, errors } = await run(world, source, {}, subgraphs);
    const counts = (member: any) => member.cards.map(({ owner }: any) => owner.f.length);
    expect([counts(data.me.guardian), counts(data.member), errors]).toEqual([[1, 1, 1, 1], [2, 2, 2, 2], []]);
    expect(subgraphs.calls.filter(({ subgraph }) => subgraph === 'cards')).toHaveLength(1);
  });

  test('fail together, and that is told once', async () => {
    const working = subgraphsOfWorld();
    const ask: Subgraphs['ask'] = (name, ...rest) =>
      name === 'money' ? Promise.reject(new Error('down')) : working.ask(name, ...rest);
    const source = '{ me { name secret } member(id: "2") { name secret } }';
    const { data, errors } = await run(world, source, {}, { ...working, ask });
    expect([data, working.warnings]).toEqual([{ me: null, member: null }, ['money']]);
    expect(errors).toMatchObject([{ code: 'SUBGRAPH_UNAVAILABLE' }]);
  });
});

describe('an entity that stands in several places', () => {
  const source = '{ members { friends { id name } } }';
  const nobodysFriends = { friends: [{ id: '9', name: null }] };

  /** People answers that two members have a friend without a name, and with the errors of these places. */
  function answering(places: readonly number[]) {
    return subgraphsOfWorld((_subgraph, given) => {
      const [members = ''] = Object.keys((given as any).data);
      const [friends = ''] = Object.keys((given as any).data[members][0]);
      const errors = places.map((at) => ({ message: `no name ${at}`, path: [members, at, friends, 0, 'name'] }));
      const [one, other] = [0, 1].map(() => ({ [friends]: nobodysFriends.friends.map((friend) => ({ ...friend })) }));
      return { data: { [members]: [one, other] }, errors };
    });
  }

  test('has each error in the place that it is of', async () => {
    const { data, errors } = await run(world, source, {}, answering([0, 1]));
    expect(data).toEqual({ members: [{ friends: [null] }, { friends: [null] }] });
    expect(errors.map(({ message, path }) => [message, path])).toEqual(
      [0, 1].map((at) => [`no name ${at}`, ['members', at, 'friends', 0, 'name']]),
    );
  });

  test('has each error in the place that it is of below entities too', async () => {
    const cards = { cards: [{ number: 'N1', kind: null }] };
    const errors = [0, 1].map((at) => ({ message: `no kind ${at}`, path: ['_entities', at, 'cards', 0, 'kind'] }));
    const data = { _entities: [cards, structuredClone(cards)] };
    const subgraphs = subgraphsOfWorld((subgraph, given) => (subgraph === 'cards' ? { data, errors } : given));
    const answer = await run(world, '{ me { friends(limit: 2) { cards { number kind } } } }', {}, subgraphs);
    expect(answer.errors.map(({ message, path }) => [message, path])).toEqual(
      [0, 1].map((at) => [`no kind ${at}`, ['me', 'friends', at, 'cards', 0, 'kind']]),
    );
  });

  test('is shown as each place was told of it, where they were told otherwise', async () => {
    const twofold = subgraphsOfWorld((subgraph, given: any) => {
      if (subgraph === 'cards') given.data._entities[1].cards[0].kind = 'ADULT';
      return given;
    });
    const { data } = await run(world, '{ members(first: 2) { cards { number kind } } }', {}, twofold);
    const first = data.members.map(({ cards }: any) => cards[0]);
    expect(first).toEqual([
      { number: 'N1', kind: 'CHILD' },
      { number: 'N1', kind: 'ADULT' },
    ]);
  });

  test('without an error for it, each null that spread is told of in its place', async () => {
    const { errors } = await run(world, source, {}, answering([]));
    expect(errors.map(({ code, path }) => [code, path])).toEqual(
      [0, 1].map((at) => ['INTERNAL', ['members', at, 'friends', 0, 'name']]),
    );
  });

  test('is asked for and shaped once; what the client sees is the same as by hand, with fewer calls', async () => {
    const schemas = shopSchemas();
    const counted = (calls: string[]) => async (subgraph: string, body: string) => {
      calls.push(subgraph);
      const { query, variables } = JSON.parse(body);
      const schema = schemas[subgraph];
      if (!schema) throw new Error('no such subgraph');
      return JSON.parse(JSON.stringify(await graphql({ schema, source: query, variableValues: variables })));
    };
    const byHand = async (calls: 13 | 16) => {
      const made: string[] = [];
      const ask = counted(made);
      return [await deepAnswer({ calls, ask: async (...asked) => (await ask(...asked)).data }), made.length];
    };
    const services = Object.keys(SHOP).map((name) => ({ name, typeDefs: shopDocument(name), url: `http://${name}` }));
    const shop = loadSupergraph(composeServices(services).supergraphSdl ?? '');
    const made: string[] = [];
    const answerTo = counted(made);
    const ask: Subgraphs['ask'] = async (name, body, _isRead, take) => take(await answerTo(name, body));
    const { data, errors } = await run(shop, DEEP.query, {}, { ask, warn: () => undefined });
    expect(errors).toEqual([]);
    expect(made.length).toBeLessThanOrEqual(11); // which of them meet depends on who answers first
    expect([await byHand(16), await byHand(13)]).toEqual([
      [data, 16],
      [data, 13],
    ]);
    expect(JSON.stringify(data)).toHaveLength(68_654);
  });
});

test('a value that is hidden from clients is shown to none, in an answer without any fault of a subgraph either', async () => {
  const hiding = subgraphsOfWorld((_subgraph, given) =>
    JSON.parse(JSON.stringify(given).replace('"CHILD"', '"HIDDEN"')),
  );
  const { data, errors } = await run(world, '{ card(number: "N1") { kind } }', {}, hiding);
  expect([data, errors]).toMatchObject([{ card: null }, [{ code: 'INTERNAL', path: ['card', 'kind'] }]]);
});

test('an entity whose key nobody told is not asked for', async () => {
  const forgetful = subgraphsOfWorld((subgraph, given) => (subgraph === 'people' ? { data: { me: {} } } : given));
  const { data } = await run(world, '{ me { secret } }', {}, forgetful);
  expect([data, forgetful.calls.map(({ subgraph }) => subgraph)]).toEqual([{ me: null }, ['people']]);
  const nameless = subgraphsOfWorld((subgraph, given) =>
    subgraph === 'people' ? { data: { me: { __typename: 'Member' } } } : given,
  );
  await run(world, '{ me { secret } }', {}, nameless);
  expect(nameless.calls.map(({ subgraph }) => subgraph)).toEqual(['people']);
});

test('a field may have the name of what every object of JavaScript has', () => {
  const schema = buildSchema('type Query { constructor: String toString: String }');
  const read = answerReader(schema, parse('{ constructor toString }'));
  expect(Object.entries(read({ toString: 'x' }) as object)).toEqual([['toString', 'x']]);
});

test('names of the schema take one byte a letter in answers, however the schema came by them', () => {
  const cutOut = `\u20ac aNameThatIsLongEnoughToBeCutOut`.slice(2);
  narrowNames(`type Query { ${cutOut}: Int }`);
  const oneByte = 0x22; // v8's serialiser: '"' before text of one byte a letter, 'c' before two
  expect(serialize(JSON.stringify({ [cutOut]: 1 }))[2]).toBe(oneByte);
});

test('the last who reads an answer leaves nothing in it, for what holds it may be old', () => {
  const answer = { data: { a: [1], b: null }, errors: undefined };
  expect([finalText(answer), answer.data]).toEqual(['{"data":{"a":[1],"b":null}}', {}]);
  expect(finalText({ data: null })).toBe('{"data":null}');
});
