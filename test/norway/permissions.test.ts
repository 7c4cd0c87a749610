import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import { PERMISSIONS } from '../../subgraphs/norway/domain/permissions.ts';
import type { Caller } from '../../subgraphs/shared/runtime/caller.ts';
import {
  atDesk,
  DESK_RANA,
  DOCUMENTS,
  online,
  PEOPLE,
  patron,
  type TestNorway,
  testNorway,
} from '../support/norway.ts';
import { staff } from '../support/testSubgraph.ts';

let norway: TestNorway;
beforeAll(async () => {
  norway = await testNorway();
});
afterAll(() => norway.close());

const CALLERS: Record<string, Caller | undefined> = {
  nobody: undefined,
  patron: patron(PEOPLE.resident),
  desk: DESK_RANA,
  'staff of no library': staff('desk.unknown'),
  'a desk name of another issuer': { ...DESK_RANA, issuer: 'kb-login' },
};

const VARIABLES: Record<string, object> = {
  libraries: {},
  viewer: {},
  libraryCard: { number: 'N183300001' },
  registerLibraryCard: online(),
  registerLibraryCardAtDesk: atDesk(PEOPLE.parent),
  eraseMyLibraryCardAccount: { dryRun: true },
  activateLibraryCard: { input: { cardNumber: 'N183300001', acceptedRulesVersion: '2026-1' } },
};

const EVERYBODY = Object.keys(CALLERS);
const ALLOWED: Record<string, string[]> = {
  libraries: EVERYBODY,
  viewer: EVERYBODY,
  libraryCard: ['desk'],
  registerLibraryCard: ['patron'],
  registerLibraryCardAtDesk: ['desk'],
  eraseMyLibraryCardAccount: ['patron'],
  activateLibraryCard: ['desk'],
};

const cells = Object.entries(ALLOWED).flatMap(([operation, allowed]) =>
  EVERYBODY.map((caller) => [operation, caller, allowed.includes(caller)] as const),
);

describe('permissions', () => {
  test('the table, this test and the schema have the same root fields', () => {
    const { schema } = norway.subgraph;
    const roots = [schema.getQueryType(), schema.getMutationType()].filter(isObjectType);
    const fields = roots.flatMap((root: GraphQLObjectType) => Object.keys(root.getFields()));
    const own = fields.filter((field) => !field.startsWith('_')).sort();
    expect(own).toEqual(Object.keys(PERMISSIONS).sort());
    expect(own).toEqual(Object.keys(ALLOWED).sort());
  });

  test.each(cells.filter(([, , allowed]) => !allowed))(
    '[B4] [B6] [B10] %s is forbidden to %s',
    async (operation, caller) => {
      const before = await norway.everyRow();
      const asked = norway.simulators.populationRegister.requests();
      const document = DOCUMENTS[operation as keyof typeof DOCUMENTS];
      const { data, errors } = await norway.answer(document, VARIABLES[operation], CALLERS[caller]);
      expect(Object.values(data ?? {}).every((value) => value === null)).toBe(true);
      expect(errors).toMatchObject([{ extensions: { code: caller === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN' } }]);
      expect(await norway.everyRow()).toEqual(before);
      expect(norway.simulators.populationRegister.requests()).toBe(asked);
    },
  );

  test.each(cells.filter(([, , allowed]) => allowed))('%s is open to %s', async (operation, caller) => {
    const document = DOCUMENTS[operation as keyof typeof DOCUMENTS];
    const { errors } = await norway.answer(document, VARIABLES[operation], CALLERS[caller]);
    expect(errors).toBeUndefined();
  });

  test('a member of staff who was struck off the list is refused at the next call', async () => {
    await norway.rows(`DELETE FROM library_staff WHERE subject = 'desk.rana'`);
    const { errors } = await norway.answer(DOCUMENTS.libraryCard, VARIABLES['libraryCard'], DESK_RANA);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  test('every answer type is an object, a list of them, or a union of a success and the refusal', () => {
    const { schema } = norway.subgraph;
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      expect(getNamedType(field.type).name).toMatch(/Result$/);
    }
  });
});
