import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { COUNTRIES, countryDocument } from './nationalSubgraphs.ts';
import { SHOP, shopDocument } from './shopSubgraphs.ts';

/** A supergraph on the stand-in. */
export interface World {
  readonly name: 'shop' | 'countries';
  readonly subgraphs: readonly string[];
  /** The file of the supergraph. */
  readonly file: string;
  /** The folder of that file and of what peers read instead. */
  readonly folder: string;
  /** Where the stand-in listens; a subgraph is at /<name>/graphql. */
  readonly standIn: string;
}

/** Composes the world into a file of the folder, with so many subgraphs beside it that nothing asks for. */
export function openWorld(name: World['name'], standIn: string, folder: string, unused = 0): World {
  const documents =
    name === 'shop'
      ? Object.keys(SHOP).map((one) => ({ name: one, typeDefs: shopDocument(one) }))
      : COUNTRIES.map((one) => ({ name: one, typeDefs: countryDocument(one) }));
  const idle = Array.from({ length: unused }, (_, at) => ({
    name: `idle${at}`,
    typeDefs: parse(`type Query { idle${at}: Idle${at} } type Idle${at} { id: ID! text: String }`),
  }));
  const services = [...documents, ...idle].map((one) => ({ ...one, url: `${standIn}/${one.name}/graphql` }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  const file = join(folder, `${name}${unused || ''}.graphql`);
  writeFileSync(file, supergraphSdl);
  return { name, subgraphs: services.map((one) => one.name), file, folder, standIn };
}
