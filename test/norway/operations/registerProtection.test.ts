import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { norwaySettings } from '../../../subgraphs/norway/settings.ts';
import {
  DESK_KARASJOK,
  DESK_RANA,
  DOCUMENTS,
  KARASJOK_RULES,
  PEOPLE,
  patron,
  RANA_RULES,
  type TestNorway,
  testNorway,
} from '../../support/norway.ts';
import { act } from '../../support/norwayHolder.ts';
import { entry, follow, kept, lines, moved, position, registered, tell } from '../../support/norwegianRegister.ts';

const WHERE = /Testgata|Sykkel|\b8622\b|MO I RANA|Hemmeligveien/i; // a hash may hold the digits
const UNDISCLOSED = { __typename: 'UndisclosedAddress', notice: 'The address is not shown.' };
let norway: TestNorway;
let id: string;
beforeEach(async () => {
  norway = await testNorway();
  id = await registered(norway, PEOPLE.resident);
  const [{ number: cardNumber }] = await norway.rows('SELECT number FROM card');
  for (const [desk, acceptedRulesVersion] of [
    [DESK_RANA, RANA_RULES],
    [DESK_KARASJOK, KARASJOK_RULES],
  ] as const) {
    await norway.run(DOCUMENTS.activateLibraryCard, { input: { cardNumber, acceptedRulesVersion } }, desk);
  }
  norway.clock.advance(60_000);
  await follow(norway);
  norway.clock.advance(1_000);
});
afterEach(() => norway.close());

const later = async (ms = 15_000) => {
  norway.clock.advance(ms);
  return follow(norway);
};
const graded = (level: string) => ({ adressebeskyttelse: [entry(norway, { graderingsnivaa: level })] });

/** Everything that the database holds of the person but the desks' own entries. */
async function everything(): Promise<string> {
  const { migration: _, library: _names, lending_rules: _rules, ...tables } = await norway.everyRow();
  return JSON.stringify(tables);
}

describe('[A7] [B17] a protection that the register tells', () => {
  test.each([
    [
      'fortrolig',
      () => ({ ...moved(norway, 'Hemmeligveien', { adressegradering: 'fortrolig' }), ...graded('fortrolig') }),
    ],
    ['strengtFortrolig', () => ({ bostedsadresse: undefined, ...graded('strengtFortrolig') })],
    ['a klientadresse', () => moved(norway, 'Hemmeligveien', { adressegradering: 'klientadresse' })],
    ['a grading that nobody knows yet', () => moved(norway, 'Hemmeligveien', { adressegradering: 'nyGradering' })],
  ])('%s takes the place out of every table, and everybody sees the same at once', async (_label, changes) => {
    expect(await everything()).toMatch(WHERE);
    tell(norway, PEOPLE.resident, changes(), 'endringIAdressebeskyttelse');
    await later();
    expect(await everything()).not.toMatch(WHERE);
    expect(await kept(norway, id)).toMatchObject({ address_lines: null, postcode: null, place: null, country: null });
    const [{ number }] = await norway.rows('SELECT number FROM card');
    for (const desk of [DESK_RANA, DESK_KARASJOK]) {
      const { libraryCard } = await norway.run(DOCUMENTS.libraryCard, { number }, desk);
      expect(libraryCard.account.registeredAddress).toEqual(UNDISCLOSED);
      expect(libraryCard.account.memberships).toHaveLength(1);
    }
    const elsewhere = await norway.run(DOCUMENTS.libraryCard, { number }, DESK_KARASJOK);
    expect(elsewhere['libraryCard'].account.homeLibrary).toBeNull();
    expect(await lines(norway)).toEqual([[id, 'DONE']]);
  });

  test('[B19] takes a temporary address along, which could tell as well where somebody is', async () => {
    const lines = ['Hytta, Umbukta 3'];
    const cabin = { lines, postcode: '8622', place: 'Mo i Rana', country: 'NO', through: '2026-12-24' };
    await act(norway, 'setTemporaryAddress', cabin, patron(PEOPLE.resident));
    expect(await norway.rows('SELECT lines FROM temporary_address')).toEqual([{ lines }]);
    tell(norway, PEOPLE.resident, graded('fortrolig'), 'endringIAdressebeskyttelse');
    await later();
    expect(await norway.rows('SELECT lines FROM temporary_address')).toEqual([]);
  });

  test('leaves no place in the access log that the person reads, not of lines written before either', async () => {
    const log = 'query { viewer { norwayAccessLog(first: 20) { edges { node { organisation } } } } }';
    const places = async () => {
      const { viewer } = await norway.run(log, {}, patron(PEOPLE.resident));
      return viewer.norwayAccessLog.edges.map((edge: any) => edge.node.organisation);
    };
    expect(await places()).toContainEqual(expect.any(String));
    tell(norway, PEOPLE.resident, graded('fortrolig'), 'endringIAdressebeskyttelse');
    await later();
    expect((await places()).every((place: unknown) => place === null)).toBe(true);
  });

  test('is applied though what is left bears an older time, where the rights package leaves the address out', async () => {
    norway.simulators.populationRegister.showsProtection = false;
    tell(norway, PEOPLE.resident, moved(norway, 'Nygata'), 'endringIBostedsadresse');
    await later();
    expect(await kept(norway, id)).toMatchObject({ address_lines: ['Nygata 4'] });
    const hidden = moved(norway, 'Hemmeligveien', { adressegradering: 'fortrolig' });
    tell(norway, PEOPLE.resident, { ...hidden, ...graded('fortrolig') }, 'endringIAdressebeskyttelse');
    await later();
    expect(await kept(norway, id)).toMatchObject({ address_lines: null, country: null });
  });

  test.each([
    ['cannot be reached', { kind: 'STATUS', status: 403 } as const, false],
    ['does not answer about the person', { kind: 'STATUS', status: 403 } as const, true],
  ])('goes at once although the register %s after the event', async (_label, fault, isReadLater) => {
    const from = await position(norway);
    tell(norway, PEOPLE.resident, graded('fortrolig'), 'endringIAdressebeskyttelse');
    const { faults } = norway.simulators.populationRegister;
    // The feed is answered, what comes after it is not.
    norway.clock.advance(15_000);
    faults.next = [];
    const eventsFrom = norway.simulators.populationRegister.requests();
    faults.take = async () => (norway.simulators.populationRegister.requests() > eventsFrom + 1 ? fault : undefined);
    await follow(norway);
    expect(await kept(norway, id)).toMatchObject({ address_lines: null, country: null });
    expect(await position(norway)).toBe(from);
    faults.take = async () => undefined;
    if (!isReadLater) tell(norway, PEOPLE.resident, { adressebeskyttelse: undefined }, 'endringIAdressebeskyttelse');
    await later();
    const { address_lines } = await kept(norway, id);
    expect(address_lines).toEqual(isReadLater ? null : ['C/O Modig Sykkel', 'Testgata 7 B']);
    expect(await position(norway)).toBeGreaterThan(from);
  });

  test('is within a minute by the settings that hold where none are set', () => {
    const { following } = norwaySettings(norway.settings);
    expect(following.everyMs * 3).toBeLessThanOrEqual(60_000);
    expect(() => norwaySettings({ ...norway.settings, NORWAY_REGISTER_POLL_MS: '60001' })).toThrow(/POLL_MS/);
    expect(norwaySettings({ ...norway.settings, NORWAY_REGISTER_POLL_MS: '60000' }).following.everyMs).toBe(60_000);
  });
});

test('[A8] [B17] an unreachable register takes no protection back, and the end of one is shown by a good answer only', async () => {
  tell(norway, PEOPLE.resident, graded('fortrolig'), 'endringIAdressebeskyttelse');
  await later();
  const { faults, documentFaults } = norway.simulators.populationRegister;
  norway.clock.advance(1_000);
  tell(norway, PEOPLE.resident, { adressebeskyttelse: undefined, ...moved(norway, 'Nygata') });
  faults.always = { kind: 'STATUS', status: 403 };
  await later();
  expect(await kept(norway, id)).toMatchObject({ country: null });
  faults.clear();
  documentFaults.add('TWO_NAMES');
  await later();
  expect(await kept(norway, id)).toMatchObject({ country: null });
  documentFaults.clear();
  await later(86_400_000);
  expect(await kept(norway, id)).toMatchObject({ country: null }); // to the instant of the failure a day
  await later(1);
  expect(await kept(norway, id)).toMatchObject({ address_lines: ['Nygata 4'] });
});
