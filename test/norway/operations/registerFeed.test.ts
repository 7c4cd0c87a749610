import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { norway as country } from '../../../subgraphs/norway/main.ts';
import { openLog } from '../../../subgraphs/shared/runtime/log.ts';
import { PEOPLE, type TestNorway, testNorway } from '../../support/norway.ts';
import { follow, kept, lines, moved, position, registered, tell } from '../../support/norwegianRegister.ts';

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
const OLD = { address_lines: ['C/O Modig Sykkel', 'Testgata 7 B'] };
const NEW = { address_lines: ['Nygata 4'] };

describe('[B16] the feed', () => {
  const silently = (street: string) => {
    const { people } = norway.simulators.populationRegister;
    people.set(PEOPLE.resident, { ...people.get(PEOPLE.resident), ...(moved(norway, street) as object) });
  };

  test('that jumps back: everybody is read again, and it is followed from its newest event on', async () => {
    const { events } = norway.simulators.populationRegister;
    const from = await position(norway);
    events.putBackTo(from - 5);
    silently('Nygata');
    await later();
    expect(await kept(norway, id)).toMatchObject(NEW);
    expect(await position(norway)).toBe(from - 4);
    norway.clock.advance(1_000);
    expect(tell(norway, PEOPLE.resident, moved(norway, 'Nystgata'))).toBe(from - 4);
    await later();
    expect(await kept(norway, id)).toMatchObject({ address_lines: ['Nystgata 4'] });
  });

  test('that does not go back so far any more: the same', async () => {
    const { events } = norway.simulators.populationRegister;
    await norway.rows('UPDATE register_hearing SET next = 40241');
    norway.clock.advance(4 * 365 * 86_400_000); // the simulator's events were made at its start
    events.append(PEOPLE.parent, 'endringINavn', norway.clock.now());
    silently('Nygata');
    await follow(norway);
    expect(await kept(norway, id)).toMatchObject(NEW);
    expect(await position(norway)).toBe(events.latest() + 1);
  });

  test('of several pages with gaps is followed to its end', async () => {
    const { events } = norway.simulators.populationRegister;
    for (let one = 0; one < 2_100; one += 1) events.append(PEOPLE.parent, 'endringINavn', norway.clock.now(), one % 3);
    const last = tell(norway, PEOPLE.resident, moved(norway, 'Nygata'));
    await later();
    expect([await position(norway), (await kept(norway, id))['address_lines']]).toEqual([last + 1, ['Nygata 4']]);
  });

  test('two who follow at once, and again, do each change once', async () => {
    const { settings, database, clock } = norway;
    const second = await country.open({ settings, database, log: openLog('norway', 'silent'), now: clock.now });
    const sweep = second.sweeps.find(({ name }) => name === 'populationRegister');
    for (let round = 0; round < 5; round += 1) {
      clock.advance(15_000);
      tell(norway, PEOPLE.resident, moved(norway, `Gate ${round}`));
      await Promise.all([follow(norway), sweep?.run(), follow(norway), sweep?.run()]);
      expect(await kept(norway, id)).toMatchObject({ address_lines: [`Gate ${round} 4`] });
    }
    expect(await lines(norway)).toHaveLength(5);
    await second.close();
  });

  test('followed for the first time: everybody who is here already is read first, and those 30 days old again', async () => {
    await norway.rows('DELETE FROM register_hearing');
    silently('Nygata');
    await later(1);
    expect(await kept(norway, id)).toMatchObject(NEW);
    norway.clock.advance(1_000);
    silently('Nystgata');
    await later(30 * 86_400_000 - 1_000);
    expect(await kept(norway, id)).toMatchObject(NEW);
    await later(1);
    expect(await kept(norway, id)).toMatchObject({ address_lines: ['Nystgata 4'] });
  });

  test('the position and what was applied are one transaction', async () => {
    const from = await position(norway);
    await norway.rows(`CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END';
      CREATE TRIGGER no BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION no()`);
    tell(norway, PEOPLE.resident, moved(norway, 'Nygata'));
    await expect(later()).rejects.toThrow('no');
    expect([await position(norway), (await kept(norway, id))['address_lines']]).toEqual([from, OLD.address_lines]);
    await norway.rows('DROP TRIGGER no ON audit');
    await later();
    expect(await kept(norway, id)).toMatchObject(NEW);
  });
});
