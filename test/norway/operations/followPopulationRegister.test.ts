import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DESK_RANA, DOCUMENTS, PEOPLE, patron, RANA_RULES, type TestNorway, testNorway } from '../../support/norway.ts';
import { entry, follow, kept, lines, moved, position, registered, tell } from '../../support/norwegianRegister.ts';

const DAY_MS = 86_400_000;
let norway: TestNorway;
let id: string;
beforeEach(async () => {
  norway = await testNorway();
  id = await registered(norway, PEOPLE.resident);
  norway.clock.advance(60_000);
  await follow(norway);
  norway.clock.advance(1_000);
});
afterEach(() => norway.close());

const later = async (ms = 15_000) => {
  norway.clock.advance(ms);
  return follow(norway);
};
const requests = () => norway.simulators.populationRegister.requests();

describe('[B16] [B17] [B18] what the population register tells', () => {
  test('of a name and an address comes to the account, with one line in the trail and the position', async () => {
    const sequence = tell(norway, PEOPLE.resident, {
      ...moved(norway, 'Nygata'),
      navn: [entry(norway, { fornavn: 'VAKKER', etternavn: 'GREIN' })],
    });
    expect(await later()).toBe(1);
    expect(await kept(norway, id)).toMatchObject({
      ...{ first_name: 'VAKKER', middle_name: null, last_name: 'GREIN' },
      ...{ address_lines: ['Nygata 4'], postcode: '1163', place: 'OSLO', country: 'NO' },
    });
    expect(await lines(norway)).toEqual([[id, 'DONE']]);
    expect(await position(norway)).toBe(sequence + 1);
    const log = 'query { viewer { norwayAccessLog(first: 1) { edges { node { action organisation done } } } } }';
    const { viewer } = await norway.run(log, {}, patron(PEOPLE.resident));
    expect(viewer.norwayAccessLog.edges[0].node).toEqual({ action: 'CHANGE', organisation: null, done: true });
  });

  test('of strangers is not asked for, and nothing of them is stored', async () => {
    const before = await norway.everyRow();
    tell(norway, PEOPLE.parent, moved(norway, 'Nygata'), 'endringIBostedsadresse');
    norway.simulators.populationRegister.events.append(PEOPLE.unknown, 'personErOpprettet', norway.clock.now());
    const asked = requests();
    await later();
    expect(requests() - asked).toBe(3); // the feed, its end, the latest number
    const { register_hearing: _, ...after } = await norway.everyRow();
    const { register_hearing: _before, ...rest } = before;
    expect(after).toEqual(rest);
  });

  test('a hundred times, and once more from an older position, changes nothing more', async () => {
    const from = await position(norway);
    for (let time = 0; time < 100; time += 1) tell(norway, PEOPLE.resident, moved(norway, 'Nygata'));
    await later();
    const once = await kept(norway, id);
    await norway.rows('UPDATE register_hearing SET next = $1', [from]);
    expect(await later()).toBe(0);
    expect(await kept(norway, id)).toEqual(once);
    expect(await lines(norway)).toHaveLength(1);
    expect(await position(norway)).toBe(from + 100);
  });

  test('of an emigration takes the home away, and keeps no country', async () => {
    tell(
      norway,
      PEOPLE.resident,
      { bostedsadresse: undefined, status: [entry(norway, { status: 'utflyttet' })] },
      'personErUtflyttet',
    );
    await later();
    const { address_lines, country, postcode } = await kept(norway, id);
    expect([address_lines, country, postcode]).toEqual([null, null, null]);
    const { viewer } = await norway.run(VIEW, {}, patron(PEOPLE.resident));
    expect(viewer.libraryCardAccount.registerNotices).toEqual([]);
  });

  test.each(['personErNoeNytt', undefined])('by an event of the type %p is read as well', async (type) => {
    const { populationRegister } = norway.simulators;
    tell(norway, PEOPLE.resident, moved(norway, 'Nygata'), 'endringINavn');
    populationRegister.events.append(PEOPLE.resident, type as string, norway.clock.now(), 900);
    await later();
    expect(await kept(norway, id)).toMatchObject({ address_lines: ['Nygata 4'] });
  });

  test('of somebody registered while the event came is noticed by a second reading, 30 seconds later and not before', async () => {
    const other = await registered(norway, PEOPLE.parent);
    norway.simulators.populationRegister.events.append(PEOPLE.resident, 'endringINavn', norway.clock.now());
    const { populationRegister } = norway.simulators;
    const document = populationRegister.people.get(PEOPLE.parent);
    populationRegister.people.set(PEOPLE.parent, { ...document, ...(moved(norway, 'Nygata') as object) });
    await later(30_000);
    expect(await kept(norway, other)).toMatchObject({ address_lines: ['Lekegata 2'] });
    await later(1);
    expect(await kept(norway, other)).toMatchObject({ address_lines: ['Nygata 4'] });
    const asked = requests();
    await later();
    expect(requests() - asked).toBe(2);
  });
});

const VIEW = `query { viewer { libraryCardAccount { registerNotices
  registeredAddress { __typename ... on VisibleAddress { lines asOf stale } } } } }`;

describe('[B16] a death', () => {
  const dead = (on: TestNorway) => ({
    bostedsadresse: undefined,
    status: [entry(on, { status: 'doed' })],
    doedsfall: entry(on, { doedsdato: '2026-11-19' }),
  });
  const notices = async () => {
    const { viewer } = await norway.run(VIEW, {}, patron(PEOPLE.resident));
    return viewer.libraryCardAccount.registerNotices;
  };

  test('is told to who looks, ends nothing, and is taken back without a trace in the account', async () => {
    const before = await kept(norway, id);
    const { populationRegister } = norway.simulators;
    const alive = populationRegister.people.get(PEOPLE.resident);
    tell(norway, PEOPLE.resident, dead(norway), 'personErDoed');
    await later();
    expect(await notices()).toEqual(['DEATH_REPORTED']);
    expect(await norway.rows('SELECT state FROM card')).toEqual([{ state: 'ISSUED' }]);
    norway.clock.advance(1_000);
    populationRegister.people.set(PEOPLE.resident, alive ?? {});
    tell(
      norway,
      PEOPLE.resident,
      { doedsfall: undefined, status: [entry(norway, { status: 'bosatt' })] },
      'personErReaktivert',
    );
    await later();
    expect(await notices()).toEqual([]);
    expect(await kept(norway, id)).toEqual(before);
  });

  test('is confirmed when it is still there after thirty days, without any event, and not an instant before', async () => {
    tell(norway, PEOPLE.resident, dead(norway), 'personErDoed');
    await later();
    await later(30 * DAY_MS - 1);
    expect(await notices()).toEqual(['DEATH_REPORTED']);
    await later(2);
    expect(await notices()).toEqual(['DEATH_CONFIRMED']);
    expect((await lines(norway)).map(([, outcome]) => outcome)).toEqual(['DONE', 'DONE']);
  });
});

test('[B16] a record that was closed is told, keeps the name and shows no address', async () => {
  tell(norway, PEOPLE.resident, {
    ...{ navn: undefined, bostedsadresse: undefined, foedsel: undefined },
    status: [entry(norway, { status: 'opphoert' })],
  });
  await later();
  expect(await kept(norway, id)).toMatchObject({
    last_name: 'BLOMST',
    country: null,
    record_closed_at: expect.anything(),
  });
  const { viewer } = await norway.run(VIEW, {}, patron(PEOPLE.resident));
  expect(viewer.libraryCardAccount.registerNotices).toEqual(['RECORD_CLOSED']);
});

describe('[B17] the desk is told how old the address is', () => {
  test('and that it may have changed once the register was not heard for more than ten minutes', async () => {
    const [{ number: cardNumber }] = await norway.rows('SELECT number FROM card');
    const input = { cardNumber, acceptedRulesVersion: RANA_RULES };
    await norway.run(DOCUMENTS.activateLibraryCard, { input }, DESK_RANA);
    const seen = `query ($number: String!) { libraryCard(number: $number) { account {
      registeredAddress { ... on VisibleAddress { lines asOf stale } } } } }`;
    const address = async () => {
      const { libraryCard } = await norway.run(seen, { number: cardNumber }, DESK_RANA);
      return libraryCard.account.registeredAddress;
    };
    const asOf = (await address()).asOf;
    norway.simulators.populationRegister.faults.always = { kind: 'STATUS', status: 403 };
    await later(600_000 - 1_000);
    expect(await address()).toEqual({ lines: ['C/O Modig Sykkel', 'Testgata 7 B'], asOf, stale: false });
    await later(1);
    expect(await address()).toMatchObject({ asOf, stale: true });
    norway.simulators.populationRegister.faults.clear();
    await later(0);
    expect(await address()).toMatchObject({ asOf, stale: false });
  });
});
