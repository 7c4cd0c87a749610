import { expect, test } from '@jest/globals';
import { composedWorld } from './composedWorld.ts';

const sent = ({ id, weight, size }: { id: string; weight?: number; size?: string }) => ({ id, weight, size });

const parcels = composedWorld({
  scales: {
    typeDefs: `type Parcel @key(fields: "id") { id: ID! weight: Int size: String @external
      price: String @requires(fields: "size") }`,
    resolvers: {
      Parcel: {
        __resolveReference: sent,
        weight: () => 7,
        price: ({ size }: { size?: string }) => `price of ${size}`,
      },
    },
  },
  desk: {
    typeDefs: `type Query { parcels: [Parcel] } type Parcel @key(fields: "id") { id: ID! weight: Int @external
      size: String @requires(fields: "weight") }`,
    resolvers: {
      Query: { parcels: () => [{ id: 'p1' }, { id: 'p2' }] },
      Parcel: {
        __resolveReference: sent,
        size: ({ weight }: { weight?: number }) => `size of ${weight}`,
      },
    },
  },
});

test.each([
  ['{ parcels { id price } }'],
  ['{ parcels { price size weight id } }'],
  ['query ($yes: Boolean = true) { parcels { id ... @include(if: $yes) { price } } }'],
])(
  'a required field that requires one itself is not asked for before what it requires is known: %s',
  async (source) => {
    const { data, errors } = await parcels.ask(source);
    expect(errors).toEqual([]);
    expect(data.parcels).toMatchObject(['p1', 'p2'].map((id) => ({ id, price: 'price of size of 7' })));
  },
);
