import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { filesOf, staleFiles, textOf } from '../../scripts/schema/committed.ts';
import { complaints } from '../../scripts/schema/complaints.ts';
import { type Composed, compose } from '../../scripts/schema/compose.ts';
import { invalidJourneys } from '../../scripts/schema/journeys.ts';
import { type SubgraphText, subgraphText } from '../../scripts/schema/subgraphText.ts';
import { SUBGRAPHS } from '../../subgraphs/countries.ts';

let subgraphs: SubgraphText[];
let composed: Composed;

beforeAll(async () => {
  subgraphs = await Promise.all(SUBGRAPHS.map(subgraphText));
  composed = compose(subgraphs);
});

test('[B18] nothing in the schema changes a registered address, prints a personal number or goes undescribed', async () => {
  const released = await textOf('schema/released.graphql');
  expect(complaints(subgraphs, composed, { released, changelog: readFileSync('CHANGELOG.md', 'utf8') })).toEqual([]);
});

test('schema/ holds what the code prints', async () => {
  expect(await staleFiles(filesOf(subgraphs, composed))).toEqual([]);
});

test('the schema allows every document of schema/journeys', async () => {
  expect(await invalidJourneys(composed.api, 'schema/journeys')).toEqual([]);
});
