/** What the four subgraphs of the bench share out: people, things for reading rooms, and what the people say of them. */
export interface ShopUser {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly birthday: number;
}

export interface ShopProduct {
  readonly upc: string;
  readonly name: string;
  readonly price: number;
  readonly weight: number;
}

export interface ShopReview {
  readonly id: string;
  readonly author: string;
  readonly product: string;
  readonly body: string;
}

export const USERS: readonly ShopUser[] = [
  ['1', 'Uri Solberg', 'urisolberg', 1990],
  ['2', 'Dotan Visser', 'dotanvisser', 1992],
  ['3', 'Kamilla Berg', 'kamillaberg', 1985],
  ['4', 'Arda Korhonen', 'ardakorhonen', 1998],
  ['5', 'Saihaj Dekker', 'saihajdekker', 2001],
  ['6', 'Laurin Nieminen', 'laurinniemi', 1979],
].map(([id, name, username, birthday]) => ({
  ...{ id: String(id), name: String(name), username: String(username) },
  birthday: Number(birthday),
}));

const NAMES = ['Table', 'Couch', 'Glass', 'Chair', 'Shelf', 'Lamp', 'Stool', 'Rug', 'Desk'];

/** The first nine are reviewed; the lists that grow have others after them. */
export function productAt(index: number): ShopProduct {
  const name = NAMES[index] ?? `Bookend ${index + 1}`;
  return { upc: String(index + 1), name, price: (index % 7) * 199 + 15, weight: (index % 5) * 60 + 40 };
}

export const REVIEWED = NAMES.length;

/** A few of the people say most of it, of a few of the things: so each thing stands in many places of the deep answer. */
export const REVIEWS: readonly ShopReview[] = [
  ['1', '1', 'Stands on four legs and holds eleven atlases without a sound; the twelfth is for people with more room.'],
  [
    '1',
    '2',
    'Soft enough for a whole trilogy. I came for the first volume and was found with the third after closing.',
  ],
  ['1', '3', 'Keeps the tea away from the page, which is all that one asks of glass in a place where people read.'],
  ['2', '1', 'Wobbled until a thin novel went under one of its legs. The novel has not been missed by anyone so far.'],
  ['2', '2', 'Fell asleep in chapter two and was not woken. Recommended to everybody whose evenings are too long.'],
  ['1', '4', 'Upright like its reader, and about as comfortable; nobody stays on it longer than one short story.'],
  ['1', '1', 'Bought a second one, for the books that the first one bears are now in use and need somewhere to lie.'],
  ['2', '5', 'Bends in the middle under the encyclopaedia, from Lapland to Oslo; all other letters stand straight.'],
  ['3', '1', 'Bright wood, and quiet about it. The children draw on it, the eraser works, and so all are content.'],
  ['1', '2', 'Takes three readers or one with a dog. The dog has views of its own on who was there before whom.'],
  [
    '1',
    '1',
    'Reaches the top row and the bottom of the page alike; only the switch is nowhere that a hand would look.',
  ],
].map(([author, product, body], index) => ({
  ...{ id: String(index + 1), author: String(author), product: String(product), body: String(body) },
}));
