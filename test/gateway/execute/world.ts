/** People, cards and media: data that the subgraphs of this folder share out, and that one schema serves whole. */
export interface Member {
  readonly __typename: 'Member';
  readonly id: string;
  readonly name: string;
  readonly guardianId: string;
  guardian(): Member | undefined;
  friends(asked: { limit?: number | null }): (Member | undefined)[];
  level(asked: { scale?: number | null }): number;
  note(asked: { x?: number | null }): number;
  cards(): Card[];
  favourite(): Medium | Member;
  strict(): string;
  broken(): string | null;
  discount(): number;
  readonly secret: string;
}

export interface Card {
  readonly __typename: 'Card';
  readonly number: string;
  readonly kind: 'CHILD' | 'ADULT';
  readonly balance: number | null;
  owner(): Member | undefined;
}

export interface Medium {
  readonly __typename: 'Book' | 'Film';
  readonly id: string;
  readonly title: string;
  readonly pages?: number;
  readonly minutes?: number;
  readonly postage: number;
}

const IDS = ['1', '2', '3', '4', '5', '6'];

export const MEDIA: readonly Medium[] = [
  { __typename: 'Book', id: 'b1', title: 'Sult', pages: 200, postage: 3 },
  { __typename: 'Film', id: 'f1', title: 'Flåklypa', minutes: 88, postage: 5 },
  { __typename: 'Book', id: 'b2', title: 'Max Havelaar', pages: 320, postage: 4 },
];

export const CARDS: readonly Card[] = IDS.slice(0, 5).map((id, index) => ({
  __typename: 'Card',
  number: `N${id}`,
  kind: index % 2 === 0 ? 'CHILD' : 'ADULT',
  balance: index === 2 ? null : index * 10,
  owner: () => memberWith(id),
}));

const MEMBERS: readonly Member[] = IDS.map((id, index) => ({
  __typename: 'Member',
  id,
  name: `Member ${id}`,
  guardianId: String(((index + 3) % 6) + 1),
  guardian: () => (index % 2 === 0 ? memberWith(String(((index + 3) % 6) + 1)) : undefined),
  friends: ({ limit }) => [index + 1, index + 2, 9].slice(0, limit ?? 3).map((at) => MEMBERS[at % 10]),
  level: ({ scale }) => (index + 1) * (scale ?? 1),
  note: ({ x }) => x ?? -1,
  cards: () => CARDS.filter(({ number }) => number <= `N${id}`),
  favourite: () => MEDIA[index % 4] ?? (MEMBERS[0] as Member),
  strict: () => (index === 3 ? (null as never) : `strict ${id}`),
  broken: () => {
    if (index === 1) throw new Error('broken');
    return `whole ${id}`;
  },
  discount: () => (index + 1) * 2,
  secret: `secret of ${id}`,
}));

export function memberWith(id: string): Member | undefined {
  return MEMBERS.find((member) => member.id === id);
}

export const ROOT = {
  me: () => memberWith('1'),
  member: ({ id }: { id: string }) => memberWith(id),
  members: ({ first }: { first?: number | null }) => MEMBERS.slice(0, first ?? 3),
  media: () => MEDIA,
  medium: ({ id }: { id: string }) => MEDIA.find((one) => one.id === id),
  card: ({ number }: { number: string }) => CARDS.find((one) => one.number === number),
  rename: ({ id, name }: { id: string; name: string }) => ({ ...memberWith(id), name }),
};
