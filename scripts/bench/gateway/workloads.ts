/** What the load asks for, again and again. */
export interface Workload {
  readonly name: string;
  /** Which supergraph it is of. */
  readonly world: 'shop' | 'countries';
  readonly query: string;
  readonly variables?: object;
}

/** The query of the public federation benchmark: four subgraphs, deep, with every thing in many places. */
export const DEEP: Workload = {
  name: 'deep',
  world: 'shop',
  query: `
    fragment User on User { id username name }
    fragment Review on Review { id body }
    fragment Product on Product { inStock name price shippingEstimate upc weight }
    query Deep {
      users {
        ...User
        reviews {
          ...Review
          product {
            ...Product
            reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } }
          }
        }
      }
      topProducts {
        ...Product
        reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } }
      }
    }`,
};
