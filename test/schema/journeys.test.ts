import { expect, test } from '@jest/globals';
import { compose } from '../../scripts/schema/compose.ts';
import { invalidJourneys } from '../../scripts/schema/journeys.ts';
import { temporaryFolder } from '../scripts/support/temporaryFolder.ts';
import { harbour } from './support/boats.ts';

const { api } = compose([harbour()]);

test('sees a document that the schema does not allow', async () => {
  const folder = temporaryFolder({
    'good.graphql': 'query Boat($id: ID!) { boat(id: $id) { length } }',
    'wrongField.graphql': '{ boat(id: 1) { beam } }',
    'torn.graphql': '{ boat(',
    'README.md': 'not a document',
  });
  expect(await invalidJourneys(api, folder)).toEqual([
    `${folder}/torn.graphql: Syntax Error: Expected Name, found <EOF>.`,
    `${folder}/wrongField.graphql: Cannot query field "beam" on type "Boat".`,
  ]);
});
