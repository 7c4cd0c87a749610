import { readFileSync } from 'node:fs';

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

/** A hundred rows with what only their country has of them: the page that the system of a Norwegian library reads. */
export const LIST: Workload = {
  ...{ name: 'list', world: 'countries', query: journey('norway-8-changes-for-a-system') },
  variables: { first: 100 },
};

/** One member, looked at from a desk. */
export const DESK: Workload = {
  ...{ name: 'desk', world: 'countries', query: journey('netherlands-1g-look-at-member') },
  variables: { id: '1' },
};

/** What somebody has in three countries. */
export const VIEWER: Workload = {
  name: 'viewer',
  world: 'countries',
  query: `
    fragment Place on Membership { country status since through library { code name } }
    query Viewer {
      viewer {
        digitalMemberships { ...Place subscriptionType { code name termMonths } entitlement { eBooks audiobooks } }
        libraryCardAccount { name cards { number kind state } memberships { ...Place acceptedRulesVersion } }
        celiaMembership { ...Place }
      }
    }`,
};

/** A list of so many, each in two subgraphs. */
export function listOf(first: number): Workload {
  const query = 'query List($first: Int!) { topProducts(first: $first) { upc name inStock } }';
  return { name: `entities ${first}`, world: 'shop', query, variables: { first } };
}

// From the root: that is where scripts/run.mjs starts everything.
function journey(name: string): string {
  return readFileSync(`schema/journeys/${name}.graphql`, 'utf8');
}
