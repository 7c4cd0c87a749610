import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import { pino } from 'pino';
import { norway as country } from '../../subgraphs/norway/main.ts';
import type { Caller } from '../../subgraphs/shared/runtime/caller.ts';
import type { Subgraph } from '../../subgraphs/shared/runtime/subgraph.ts';
import {
  DESK_KARASJOK,
  DESK_RANA,
  DOCUMENTS,
  KARASJOK_RULES,
  online,
  PEOPLE,
  patron,
  RANA_RULES,
  type TestNorway,
  testNorway,
} from '../support/norway.ts';

let norway: TestNorway;
let subgraph: Subgraph;
const said: string[] = [];
beforeAll(async () => {
  norway = await testNorway();
  const stream = new Writable({
    write(chunk, _, done) {
      said.push(String(chunk));
      done();
    },
  });
  const log = pino({ level: 'trace' }, stream);
  const { settings, database, clock } = norway;
  subgraph = await country.open({ settings, database, log, now: clock.now });
});
afterAll(async () => {
  await subgraph.close();
  await norway.close();
});

async function run(source: string, variableValues: object, as: Caller): Promise<any> {
  const contextValue = subgraph.contextFor(as, 'nb', 'home');
  const answer = await graphql({
    schema: subgraph.schema,
    source,
    variableValues: { ...variableValues },
    contextValue,
  });
  said.push(JSON.stringify(answer));
  return answer.data;
}

/** What the register's own document says of where the person is: words, and codes that could be part of any number. */
const WHEREABOUTS = {
  confidential: { words: ['Hemmelig', 'SYLTE'], codes: ['6144', '1511'] },
  strictlyConfidential: { words: ['TESTBOKS', 'OSLO'], codes: ['0001'] },
  clientAddress: { words: ['Anstalt', 'ORKANGER'], codes: ['7300', '5059'] },
} as const;

describe.each(Object.keys(WHEREABOUTS) as (keyof typeof WHEREABOUTS)[])(
  '[A7] [B17] the protected person %s',
  (name) => {
    const who = patron(PEOPLE[name]);
    const undisclosed = { __typename: 'UndisclosedAddress', notice: 'Adressen vises ikke.' };

    test('registers, and is shown no address by anybody', async () => {
      const { registerLibraryCard: account } = await run(DOCUMENTS.registerLibraryCard, online(), who);
      expect(account.registeredAddress).toEqual(undisclosed);
      const cardNumber = account.cards[0].number;
      for (const [desk, acceptedRulesVersion] of [
        [DESK_RANA, RANA_RULES],
        [DESK_KARASJOK, KARASJOK_RULES],
      ] as const) {
        const input = { cardNumber, acceptedRulesVersion };
        const { activateLibraryCard: seen } = await run(DOCUMENTS.activateLibraryCard, { input }, desk);
        expect(seen.account.registeredAddress).toEqual(undisclosed);
      }
      expect((await run(DOCUMENTS.viewer, {}, who)).viewer.libraryCardAccount.registeredAddress).toEqual(undisclosed);
      const { libraryCard } = await run(DOCUMENTS.libraryCard, { number: cardNumber }, DESK_KARASJOK);
      expect(libraryCard.account).toMatchObject({ homeLibrary: null, memberships: [{ library: { code: '2202100' } }] });
    });

    test('the register does have whereabouts, and none of them is in an answer, a row, the audit trail or the log', async () => {
      const document = JSON.stringify(norway.simulators.populationRegister.people.get(PEOPLE[name]));
      const everything = JSON.stringify([said, await norway.everyRow()]);
      const { words, codes } = WHEREABOUTS[name];
      const tells = [...words.map((word) => RegExp(word, 'i')), ...codes.map((code) => RegExp(`\\W"${code}\\\\*"`))];
      for (const tell of tells) {
        expect([tell, tell.test(document)]).toEqual([tell, true]);
        expect([tell, tell.test(everything)]).toEqual([tell, false]);
      }
      expect(everything.includes(PEOPLE[name])).toBe(false);
    });
  },
);

test('[A7] [B17] looks to a library like somebody whose address is not known', async () => {
  const accounts = [];
  for (const name of ['confidential', 'withoutAddress'] as const) {
    const registered = await run(DOCUMENTS.registerLibraryCard, online(), patron(PEOPLE[name]));
    const own = registered.registerLibraryCard.id
      ? registered.registerLibraryCard
      : (await run(DOCUMENTS.viewer, {}, patron(PEOPLE[name]))).viewer.libraryCardAccount;
    const input = { cardNumber: own.cards[0].number, acceptedRulesVersion: RANA_RULES };
    await run(DOCUMENTS.activateLibraryCard, { input }, DESK_RANA);
    const { libraryCard } = await run(DOCUMENTS.libraryCard, { number: input.cardNumber }, DESK_RANA);
    const { homeLibrary, registeredAddress } = libraryCard.account;
    accounts.push({ homeLibrary, registeredAddress });
  }
  expect(accounts[0]).toEqual(accounts[1]);
});
