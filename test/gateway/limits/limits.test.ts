import { Supergraph } from '@apollo/federation-internals';
import { describe, expect, test } from '@jest/globals';
import { DocumentGate } from '../../../gateway/limits/documentGate.ts';
import { LIMITS, readOperationLimits } from '../../../gateway/limits/operationLimits.ts';
import { variablesExcess } from '../../../gateway/limits/variableLimits.ts';
import { BOOKSHOP } from '../../support/bookshop.ts';

const supergraph = Supergraph.build(BOOKSHOP, { validateSupergraph: false });
const gate = new DocumentGate(LIMITS);
gate.use(supergraph.apiSchema().toGraphQLJSSchema(), BOOKSHOP);
const times = (count: number, text: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => text(at)).join(' ');
const look = (text: string) => gate.look(text, text).excess;

/** A document that has that many of something, for both sides of its limit. */
const DOCUMENTS: [keyof typeof LIMITS, string, (count: number) => string][] = [
  // "{ shelf { ... } }" has five tokens.
  ['tokens', '[A50]', (count) => `{ shelf { ${times(count - 5, () => 'name')} } }`],
  [
    'depth',
    '[A49]',
    (count) =>
      `{ shelf { nodes ${'{ author { books '.repeat((count - 3) / 2)} { title } ${'}}'.repeat((count - 3) / 2)} } }`,
  ],
  [
    'depth',
    '[A49] by fragments that each are shallow:',
    (count) =>
      `${times(count - 1, (at) => `fragment f${at} on Book { sequels { ...f${at + 1} } }`)} fragment f${count - 1} on Book { title } { ...r } fragment r on Query { books { ...f1 } }`,
  ],
  ['aliases', '', (count) => `{ shelf { ${times(count, (at) => `a${at}: name`)} } }`],
  [
    'aliases',
    'through a fragment put in twice:',
    (count) =>
      `{ shelf { ...f } s: shelf { ...f } } fragment f on Shelf { ${times((count - 1) / 2, (at) => `a${at}: name`)} }`,
  ],
  ['rootFields', '', (count) => `{ ${times(count, (at) => `hello(name: "${at}")`)} }`],
  [
    'rootFields',
    'through a fragment:',
    (count) => `{ hello ...f } fragment f on Query { ${times(count - 1, () => 'slow')} }`,
  ],
  ['directives', '[A52]', (count) => `{ shelf { ${times(count, () => 'name @skip(if: true)')} } }`],
  ['fragments', '[A51]', (count) => `{ shelf { ${times(count - 1, () => '...f')} } } fragment f on Shelf { name }`],
  [
    'selections',
    '[A51]',
    (count) =>
      `{ shelf { ${times(40, () => '...f')} } } fragment f on Shelf { ${times((count - 41) / 40, () => 'name')} }`,
  ],
  ['variables', '[A52]', (count) => `query (${times(count, (at) => `$v${at}: String`)}) { hello }`],
  ['listEntries', '[A52]', (count) => `{ hello(names: [${times(count, () => '"x"')}]) }`],
  ['textLength', '[A52]', (count) => `{ hello(name: "${'x'.repeat(count)}") }`],
];

describe('a document', () => {
  test.each(DOCUMENTS)('with as many %s as allowed passes, with more it does not: %s', (limit, _case, document) => {
    const step =
      { depth: 2, selections: 40 }[limit as string] ?? (document(LIMITS[limit]).includes('s: shelf') ? 2 : 1);
    expect(look(document(LIMITS[limit]))).toBeUndefined();
    expect(look(document(LIMITS[limit] + step))).toMatchObject({ limit });
  });

  test.each([
    [
      '[A51] fragments in a circle',
      'fragment a on Shelf { ...b } fragment b on Shelf { ...a } { shelf { ...a } }',
      'fragments',
    ],
    ['[A51] a fragment that contains itself', 'fragment a on Query { ...a } { ...a }', 'fragments'],
    ['a subscription', 'subscription { hello }', 'notServed'],
    ['@defer', '{ shelf { ... @defer { name } } }', 'notServed'],
    ['@stream', '{ books @stream(initialCount: 1) { title } }', 'notServed'],
  ])('%s is refused', (_what, document, limit) => expect(look(document)).toMatchObject({ limit }));

  test.each([
    ['that is no document', '{ hello'],
    ['of fields that there are not', '{ goodbye { all } }'],
    ['of fragments that there are not', '{ ...nowhere }'],
  ])('%s is left to those who say where it is wrong', (_what, document) => expect(look(document)).toBeUndefined());

  const BOMBS: [string, string][] = [
    [
      '[A51] fragments that unfold to 2 to the power of 24',
      `${times(24, (at) => `fragment f${at} on Book { ...f${at + 1} ...f${at + 1} }`)} fragment f24 on Book { title } { books { ...f0 } }`,
    ],
    [
      '[A51] the same nested',
      `${times(16, (at) => `fragment f${at} on Book { sequels { ...f${at + 1} } author { books { ...f${at + 1} } } }`)} fragment f16 on Book { title } { books { ...f0 } }`,
    ],
    [
      '[A51] the same in introspection',
      `${times(16, (at) => `fragment f${at} on __Type { ofType { ...f${at + 1} } t: ofType { ...f${at + 1} } }`)} fragment f16 on __Type { name } { __type(name: "Book") { ...f0 } }`,
    ],
    ['[A52] a text of ninety thousand characters', `{ hello(name: "${'x'.repeat(90_000)}") }`],
    ['[A50] a field again and again', `{ shelf { ${times(50_000, () => 'name')} } }`],
    ['[A49] nested twenty thousand times', `${'{ a '.repeat(20_000)}`],
    ['[A52] lists in lists', `{ hello(names: ${'['.repeat(20_000)}`],
  ];
  test.each(BOMBS)('%s is refused at once', (_what, document) => {
    const begun = process.cpuUsage();
    expect(look(document)).toBeDefined();
    expect(process.cpuUsage(begun).user).toBeLessThan(3_000_000); // microseconds, whatever else the machine does
  });

  test('is looked at once while it is remembered, until another supergraph counts', () => {
    const fresh = new DocumentGate({ ...LIMITS, depth: 1 });
    expect(fresh.look('{ shelf { name } }', 'hash').excess?.limit).toBe('depth');
    expect(fresh.look('{ hello }', 'hash').excess?.limit).toBe('depth');
    fresh.use(supergraph.apiSchema().toGraphQLJSSchema(), BOOKSHOP);
    expect(fresh.look('{ hello }', 'hash').excess).toBeUndefined();
  });
});

describe('[A52] values of variables', () => {
  const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
  test.each<[keyof typeof LIMITS, (count: number) => Record<string, unknown>]>([
    ['variables', (count) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`v${at}`, at]))],
    ['textLength', (count) => ({ a: { b: ['x'.repeat(count)] } })],
    ['listEntries', (count) => ({ a: [Array.from({ length: count }, () => null)] })],
    ['listEntries', (count) => ({ a: Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, at])) })],
    ['valueDepth', (count) => ({ a: nested(count) })],
  ])('within %s pass, beyond it they do not', (limit, values) => {
    expect(variablesExcess(values(LIMITS[limit]), LIMITS)).toBeUndefined();
    expect(variablesExcess(values(LIMITS[limit] + 1), LIMITS)).toMatchObject({ limit });
  });
});

describe('the setting OPERATION_LIMITS', () => {
  test('changes what it names', () =>
    expect(readOperationLimits({ depth: 30, cost: 0 })).toEqual({ ...LIMITS, depth: 30, cost: 0 }));
  test.each([[{ deep: 3 }], [{ depth: -1 }], [{ depth: '3' }], [{ depth: 1.5 }], [7], [null]])(
    'is nothing else: %j',
    (value) => expect(readOperationLimits(value)).toBeUndefined(),
  );
});
