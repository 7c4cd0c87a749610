import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../../subgraphs/norway/outside/faults.ts';
import type { DocumentFault } from '../../../subgraphs/norway/outside/populationRegister/simulation/documentFaults.ts';
import { PEOPLE, type TestNorway, testNorway } from '../../support/norway.ts';
import { follow, kept, moved, position, registered, tell } from '../../support/norwegianRegister.ts';

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
const lag = () => norway.subgraph.following?.();
const OLD = { address_lines: ['C/O Modig Sykkel', 'Testgata 7 B'] };
const NEW = { address_lines: ['Nygata 4'] };

describe('[B16] while the register answers badly nothing moves, and what is known stays', () => {
  test.each<[string, Fault]>([
    ['500', { kind: 'STATUS', status: 500 }],
    ['403 as its OpenAPI has it', { kind: 'STATUS', status: 403, shape: 'ACCESS' }],
    ['400 as its documentation has it', { kind: 'STATUS', status: 400, shape: 'DOCUMENTED' }],
    ['404 as its OpenAPI has it', { kind: 'STATUS', status: 404, shape: 'MISSING' }],
    ['404 in no form of its own', { kind: 'STATUS', status: 404, shape: 'BARE' }],
    ['its firewall’s page', { kind: 'HTML_PAGE', status: 200 }],
    ['429 for longer than is waited', { kind: 'TOO_MANY_REQUESTS', retryAfterMs: 70_000 }],
    ['half a document', { kind: 'TRUNCATED' }],
    ['nothing', { kind: 'HANG_UP' }],
  ])('%s: at the feed, and after it at the look-up', async (_, fault) => {
    const { faults, requests } = norway.simulators.populationRegister;
    const before = await norway.everyRow();
    tell(norway, PEOPLE.resident, moved(norway, 'Nygata'), 'endringIBostedsadresse');
    for (const answered of [0, 1]) {
      const from = requests();
      faults.take = async () => (requests() > from + answered ? fault : undefined);
      await later();
      expect(await norway.everyRow()).toEqual(before);
    }
    expect(await lag()).toEqual({ silentSeconds: 31 });
    faults.take = async () => undefined;
    await later();
    expect(await kept(norway, id)).toMatchObject(NEW);
    expect(await lag()).toEqual({ silentSeconds: 0 });
  });

  test('Maskinporten is down', async () => {
    const before = await norway.everyRow();
    tell(norway, PEOPLE.resident, moved(norway, 'Nygata'));
    norway.clock.advance(600_000); // the token that is there has run out
    norway.simulators.maskinporten.faults.always = { kind: 'STATUS', status: 503 };
    await follow(norway);
    expect(await norway.everyRow()).toEqual(before);
    norway.simulators.maskinporten.faults.clear();
    await later();
    expect(await kept(norway, id)).toMatchObject(NEW);
  });

  test('it is late, or says how long to stay away: it is waited for', async () => {
    tell(norway, PEOPLE.resident, moved(norway, 'Nygata'));
    const { faults } = norway.simulators.populationRegister;
    faults.latencyMs = 200;
    faults.next = [
      { kind: 'TOO_MANY_REQUESTS', retryAfterMs: 300 },
      { kind: 'STATUS', status: 503 },
    ];
    await later();
    expect(await kept(norway, id)).toMatchObject(NEW);
  });
});

describe('[B16] an odd or broken document', () => {
  test.each<[DocumentFault, object]>([
    ['TWO_NAMES', { ...OLD, last_name: 'BLOMST' }],
    ['TWO_RESIDENCES', { ...OLD, last_name: 'BLOMST' }],
    ['NO_NAME', { ...OLD, last_name: 'BLOMST' }],
    ['NO_BIRTH_DATE', NEW],
    ['NO_HOUSE_NUMBER', { address_lines: ['Nygata'] }],
    ['UNKNOWN_VALUES', NEW],
    ['UNKNOWN_GRADING', { address_lines: null, country: null }],
    ['TWO_POST_FORMS', NEW],
    ['DECIMALS', NEW],
  ])('%s', async (fault, expected) => {
    norway.simulators.populationRegister.documentFaults.add(fault);
    const sequence = tell(norway, PEOPLE.resident, moved(norway, 'Nygata'), 'endringINavn');
    await later();
    expect(await kept(norway, id)).toMatchObject(expected);
    expect(await position(norway)).toBe(sequence + 1); // one broken record does not stop the rest
    norway.simulators.populationRegister.documentFaults.clear();
    await later(86_400_001);
    tell(norway, PEOPLE.resident, moved(norway, 'Nygata'));
    await later();
    expect(await kept(norway, id)).toMatchObject(NEW);
  });

  test('of somebody of whom an event may tell another place: the address goes until the document can be read', async () => {
    norway.simulators.populationRegister.documentFaults.add('TWO_RESIDENCES');
    tell(norway, PEOPLE.resident, moved(norway, 'Nygata'), 'endringIPerson');
    await later();
    expect(await kept(norway, id)).toMatchObject({ address_lines: null, last_name: 'BLOMST' });
  });

  test('none at all, for the register does not know the number any more: nothing is thrown away', async () => {
    norway.simulators.populationRegister.people.delete(PEOPLE.resident);
    norway.simulators.populationRegister.events.append(PEOPLE.resident, 'endringINavn', norway.clock.now());
    await later();
    expect(await kept(norway, id)).toMatchObject(OLD);
    const [{ failed }] = await norway.rows('SELECT register_failed_at AS failed FROM account');
    expect(failed).toEqual(norway.clock.now());
  });

  test('an answer older than what is stored does not replace it, within a day', async () => {
    tell(norway, PEOPLE.resident, moved(norway, 'Nygata'));
    await later();
    tell(norway, PEOPLE.resident, moved(norway, 'Gamlegata', {}, -60_000));
    await later();
    expect(await kept(norway, id)).toMatchObject(NEW);
    await later(86_400_001);
    expect(await kept(norway, id)).toMatchObject({ address_lines: ['Gamlegata 4'] });
  });
});
