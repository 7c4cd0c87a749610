type Row = Record<string, unknown>;

export interface ByHand {
  ask(subgraph: string, body: string): Promise<Row>;
  /** 16 calls, as planned, with each thing in every place; or 13, with stock and shipping in one and each thing once. */
  readonly calls: 16 | 13;
}

const INNER = 'reviews{id body author{__typename id username reviews{id body product{__typename upc}}}}';
const DETAILS = 'name price weight';

/** The answer to the deep query. */
export async function deepAnswer(by: ByHand): Promise<Row> {
  const [users, products] = await Promise.all([usersOf(by), productsOf(by)]);
  return {
    users: users.map((user) => ({
      ...shownUser(user),
      reviews: rows(user['reviews']).map((review) => ({
        ...shownReview(review),
        product: shownTree(review['product'] as Row),
      })),
    })),
    topProducts: products.map(shownTree),
  };
}

async function usersOf(by: ByHand): Promise<Row[]> {
  const users = rows((await by.ask('accounts', root('users{__typename id username name}')))['users']);
  await join(by, 'reviews', 'User', ['id'], `reviews{id body product{__typename upc ${INNER}}}`, users);
  const products = below(users, 'reviews', 'product');
  await Promise.all([details(by, products), innerDetails(by, products)]);
  return users;
}

async function productsOf(by: ByHand): Promise<Row[]> {
  const products = rows((await by.ask('products', root(`topProducts{__typename upc ${DETAILS}}`)))['topProducts']);
  await Promise.all([
    join(by, 'inventory', 'Product', ['upc', 'price', 'weight'], 'inStock shippingEstimate', products),
    join(by, 'reviews', 'Product', ['upc'], INNER, products).then(() => innerDetails(by, products)),
  ]);
  return products;
}

async function innerDetails(by: ByHand, products: readonly Row[]): Promise<void> {
  const authors = below(products, 'reviews', 'author');
  const naming = join(by, 'accounts', 'User', ['id'], 'name', authors);
  await Promise.all([naming, details(by, below(authors, 'reviews', 'product'))]);
}

async function details(by: ByHand, products: readonly Row[]): Promise<void> {
  const priced = join(by, 'products', 'Product', ['upc'], DETAILS, products);
  const requires = ['upc', 'price', 'weight'];
  if (by.calls === 13) {
    return priced.then(() => join(by, 'inventory', 'Product', requires, 'inStock shippingEstimate', products));
  }
  const shipped = priced.then(() => join(by, 'inventory', 'Product', requires, 'shippingEstimate', products));
  await Promise.all([shipped, join(by, 'inventory', 'Product', ['upc'], 'inStock', products)]);
}

async function join(
  by: ByHand,
  subgraph: string,
  type: string,
  keys: readonly string[],
  fields: string,
  targets: readonly Row[],
): Promise<void> {
  const query = `query($representations:[_Any!]!){_entities(representations:$representations){...on ${type}{${fields}}}}`;
  const positions = new Map<unknown, number>();
  const representations: Row[] = [];
  const places = targets.map((target) => {
    const known = by.calls === 13 ? positions.get(target[keys[0] ?? '']) : undefined;
    if (known !== undefined) return known;
    positions.set(target[keys[0] ?? ''], representations.length);
    const representation: Row = { __typename: type };
    for (const key of keys) representation[key] = target[key];
    return representations.push(representation) - 1;
  });
  const data = await by.ask(subgraph, JSON.stringify({ query, variables: { representations } }));
  const entities = rows(data['_entities']);
  for (const [index, target] of targets.entries()) Object.assign(target, entities[places[index] ?? -1]);
}

const root = (fields: string) => JSON.stringify({ query: `{${fields}}` });
const rows = (value: unknown): Row[] => value as Row[];
const below = (some: readonly Row[], list: string, field: string): Row[] =>
  some.flatMap((one) => rows(one[list]).map((item) => item[field] as Row));

const shownUser = ({ id, username, name }: Row): Row => ({ id, username, name });
const shownReview = ({ id, body }: Row): Row => ({ id, body });
const shownProduct = ({ inStock, name, price, shippingEstimate, upc, weight }: Row): Row => ({
  ...{ inStock, name, price, shippingEstimate, upc, weight },
});

function shownTree(product: Row): Row {
  const reviews = rows(product['reviews']).map((review) => {
    const author = review['author'] as Row;
    const further = rows(author['reviews']).map((one) => ({
      ...shownReview(one),
      product: shownProduct(one['product'] as Row),
    }));
    return { ...shownReview(review), author: { ...shownUser(author), reviews: further } };
  });
  return { ...shownProduct(product), reviews };
}
