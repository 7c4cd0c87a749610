import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DOCUMENTS, type TestNorway, testNorway } from '../../support/norway.ts';

let norway: TestNorway;
beforeAll(async () => {
  norway = await testNorway('2025-12-31T23:59:59+01:00');
});
afterAll(() => norway.close());

const versions = async () => {
  const { libraries } = await norway.run(DOCUMENTS.libraries);
  return libraries.edges.map(({ node }: any) => [node.number, node.lendingRules.version]);
};

describe('libraries', () => {
  test('[B7] [B11] are open to everybody, each with its own lending rules', async () => {
    const { libraries } = await norway.run(DOCUMENTS.libraries);
    expect(libraries).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: false } });
    expect(libraries.edges[1].node).toEqual({
      number: '2183300',
      name: 'Rana bibliotek',
      lendingRules: {
        version: '2024-1',
        text: expect.stringContaining('tre uker'),
        url: 'https://rana.example.no/laaneregler/2024-1',
      },
    });
  });

  test('[B11] new rules are in force from their day in Norway', async () => {
    expect(await versions()).toContainEqual(['2183300', '2024-1']);
    norway.clock.advance(1_000);
    expect(await versions()).toContainEqual(['2183300', '2026-1']);
  });

  test('a library whose rules are not in force yet cannot be chosen', async () => {
    norway.clock.set('2024-12-31T12:00:00+01:00');
    expect(await versions()).toEqual([['2183300', '2024-1']]);
  });

  test('come in pages, by number', async () => {
    norway.clock.set('2026-11-20T12:00:00+01:00');
    const { libraries: first } = await norway.run(DOCUMENTS.libraries, { first: 2 });
    expect(first.edges.map(({ node }: any) => node.number)).toEqual(['2030100', '2183300']);
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true, endCursor: first.edges[1].cursor } });
    const { libraries: second } = await norway.run(DOCUMENTS.libraries, { first: 2, after: first.pageInfo.endCursor });
    expect(second.edges.map(({ node }: any) => node.number)).toEqual(['2202100']);
    expect(second.pageInfo.hasNextPage).toBe(false);
    const { libraries: none } = await norway.run(DOCUMENTS.libraries, { after: second.pageInfo.endCursor });
    expect(none).toMatchObject({ edges: [], pageInfo: { hasNextPage: false, endCursor: null } });
  });

  test.each([
    [{ first: 0 }],
    [{ first: 201 }],
    [{ first: -1 }],
    [{ after: 'x' }],
    [{ after: Buffer.from("2'; DROP").toString('base64url') }],
  ])('asked for as %j are refused', async (variables) => {
    const { errors } = await norway.answer(DOCUMENTS.libraries, variables);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
