import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { oncePerOperation } from '../../gateway/oncePerOperation.ts';

const schema = buildSchema(readFileSync('schema/api.graphql', 'utf8'));
const CODE = '$c: PersonalIdentityCode!, $n: RegisterLibraryCardAtDeskInput!, $p: SecretText!';
const FIND = 'findCeliaCustomer(personalIdentityCode: $c, purpose: REGISTRATION) { __typename }';
const SIGN_IN = 'signIn(username: "x", password: $p) { __typename }';
const DESK = 'registerLibraryCardAtDesk(input: $n) { __typename }';

const refused = (document: string) => validate(schema, parse(document), [oncePerOperation]).length > 0;

describe('more than one personal number or password in an operation', () => {
  test.each<[string, string]>([
    ['[A1] by a thousand aliases', `query (${CODE}) { ${Array.from({ length: 1_000 }, (_, n) => `a${n}: ${FIND}`)} }`],
    ['[A1] by two aliases', `query (${CODE}) { a: ${FIND} b: ${FIND} }`],
    ['[A1] by the same field twice', `query (${CODE}) { ${FIND} ${FIND} }`],
    ['[A3] by a fragment that is spread twice', `query (${CODE}) { ...f ...f } fragment f on Query { ${FIND} }`],
    ['[A3] by a field and an inline fragment', `query (${CODE}) { ${FIND} ... on Query { a: ${FIND} } }`],
    [
      '[A3] by fragments in fragments',
      `query (${CODE}) { ...f } fragment f on Query { ...g a: ${FIND} } fragment g on Query { ... { b: ${FIND} } }`,
    ],
    ['[A3] by fields that are skipped', `query (${CODE}) { ${FIND} ... on Query @skip(if: true) { a: ${FIND} } }`],
    ['[A3] inside an input, of two countries', `mutation (${CODE}) { ${DESK} ${SIGN_IN} }`],
    ['[A6] of passwords', `mutation (${CODE}) { a: ${SIGN_IN} b: ${SIGN_IN} }`],
    ['[A3] in the second operation of a document', `query A { __typename } query B(${CODE}) { a: ${FIND} b: ${FIND} }`],
  ])('%s is refused', (_how, document) => {
    expect(refused(document)).toBe(true);
  });

  test.each<[string, string]>([
    ['one', `query (${CODE}) { ${FIND} viewer { __typename } libraries(first: 5) { totalCount } }`],
    ['one in a fragment', `query (${CODE}) { ...f } fragment f on Query { ${FIND} }`],
    ['one in each of two operations', `query A(${CODE}) { ${FIND} } mutation B(${CODE}) { ${SIGN_IN} }`],
    ['none', '{ a: viewer { __typename } b: viewer { __typename } }'],
    ['a fragment that contains itself, for another rule', 'query { ...f } fragment f on Query { ...f }'],
    ['an unknown field, for another rule', '{ nothing }'],
  ])('%s passes', (_how, document) => {
    expect(refused(document)).toBe(false);
  });
});
