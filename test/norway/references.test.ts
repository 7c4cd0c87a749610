import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../subgraphs/shared/runtime/caller.ts';
import {
  DESK_KARASJOK,
  DESK_RANA,
  DOCUMENTS,
  online,
  PEOPLE,
  patron,
  RANA_RULES,
  type TestNorway,
  testNorway,
} from '../support/norway.ts';

const ENTITIES = `query ($references: [_Any!]!) { _entities(representations: $references) { __typename
  ... on LibraryCardAccount { id name homeLibrary { number } } ... on LibraryMembership { id status library { code } } } }`;

let norway: TestNorway;
let ids: { LibraryCardAccount: string; LibraryMembership: string };
beforeAll(async () => {
  norway = await testNorway();
  const answer = await norway.run(DOCUMENTS.registerLibraryCard, online(), patron(PEOPLE.resident));
  const { id, memberships } = answer['registerLibraryCard'];
  ids = { LibraryCardAccount: id, LibraryMembership: memberships[0].id };
});
afterAll(() => norway.close());

async function entities(as: Caller | undefined): Promise<unknown[]> {
  const references = Object.entries(ids).map(([__typename, id]) => ({ __typename, id }));
  return (await norway.run(ENTITIES, { references }, as))['_entities'];
}

describe('an entity named by the gateway', () => {
  test.each([
    ['nobody', undefined],
    ['another patron', patron(PEOPLE.parent)],
    ['the chosen library before the activation', DESK_RANA],
    ['another library', DESK_KARASJOK],
  ])('[B10] is null for %s', async (_, as) => {
    expect(await entities(as)).toEqual([null, null]);
  });

  test('is told to the person', async () => {
    expect(await entities(patron(PEOPLE.resident))).toMatchObject([
      { name: 'VAKKER SOMMERLIG BLOMST', homeLibrary: { number: '2183300' } },
      { status: 'PENDING', library: { code: '2183300' } },
    ]);
  });

  test('[B10] is told to the library from its activation on, and still to no other', async () => {
    const input = { cardNumber: 'N183300001', acceptedRulesVersion: RANA_RULES };
    await norway.run(DOCUMENTS.activateLibraryCard, { input }, DESK_RANA);
    expect(await entities(DESK_RANA)).toMatchObject([{ name: 'VAKKER SOMMERLIG BLOMST' }, { status: 'ACTIVE' }]);
    expect(await entities(DESK_KARASJOK)).toEqual([null, null]);
  });

  test.each(['', 'N183300001', '00000000-0000-4000-8000-000000000000'])('with the id %p is null', async (id) => {
    const references = ['LibraryCardAccount', 'LibraryMembership'].map((__typename) => ({ __typename, id }));
    const { _entities } = await norway.run(ENTITIES, { references }, patron(PEOPLE.resident));
    expect(_entities).toEqual([null, null]);
  });
});
