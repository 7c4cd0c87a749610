import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  atDesk,
  DESK_RANA,
  DOCUMENTS,
  online,
  PEOPLE,
  patron,
  type TestNorway,
  testNorway,
} from '../../support/norway.ts';
import { localCard, localRow } from '../../support/norwayLocalCards.ts';
import { documentOf, entry, follow, kept, lines, moved, registered, tell } from '../../support/norwegianRegister.ts';

const D_NUMBER = PEOPLE.dNumber;
const CONTINUED = PEOPLE.newCheckDigits;
let norway: TestNorway;
let id: string;
beforeEach(async () => {
  norway = await testNorway();
  id = await registered(norway, D_NUMBER);
  norway.clock.advance(60_000);
  await follow(norway);
  norway.clock.advance(1_000);
});
afterEach(() => norway.close());

const later = async (ms = 15_000) => {
  norway.clock.advance(ms);
  return follow(norway);
};

/** The D-number becomes a fødselsnummer: both find the person, the bulk look-up only the new one. */
function continued(): void {
  const number = (own: string, status: string, erGjeldende: boolean) =>
    entry(norway, { foedselsEllerDNummer: own, status, identifikatortype: 'dNummer', erGjeldende });
  const numbers = [number(CONTINUED, 'iBruk', true), number(D_NUMBER, 'opphoert', false)];
  const document = { ...documentOf(D_NUMBER), ...moved(norway, 'Nygata'), identifikasjonsnummer: numbers };
  tell(norway, CONTINUED, document, 'personErOpprettet');
  tell(norway, D_NUMBER, document, 'endringIIdentifikasjonsnummer');
}
const numbers = () => norway.rows('SELECT reference FROM personal_number');
const ownId = async (number: string) => {
  const { viewer } = await norway.run('query { viewer { libraryCardAccount { id } } }', {}, patron(number));
  return viewer.libraryCardAccount?.id;
};

describe('[B16] [B29] a D-number that was continued as a fødselsnummer', () => {
  test('leaves one account, found by the new number and not by the old one, which is forgotten', async () => {
    expect(await ownId(D_NUMBER)).toBe(id);
    continued();
    await later();
    expect(await norway.rows('SELECT id FROM account')).toEqual([{ id }]);
    expect([await ownId(CONTINUED), await ownId(D_NUMBER)]).toEqual([id, undefined]);
    const { person } = await kept(norway, id);
    expect(await numbers()).toEqual([{ reference: person }]);
    expect(await kept(norway, id)).toMatchObject({ address_lines: ['Nygata 4'], same_person_as: null });
    expect(await lines(norway)).toEqual([[id, 'DONE']]);
    const before = await kept(norway, id);
    continued();
    await later();
    expect(await kept(norway, id)).toEqual(before);
  });

  test('[B22] takes the local cards along that were issued to the old number', async () => {
    const number = await localCard(norway, { nationalIdentityNumber: D_NUMBER });
    continued();
    await later();
    const { person } = await kept(norway, id);
    expect(await localRow(norway, number)).toMatchObject({ person });
    expect(await numbers()).toEqual([{ reference: person }]);
  });

  test('gives no second account before its event has come, by either number, online or at a desk', async () => {
    const { populationRegister } = norway.simulators;
    const own = (number: string, status: string) => entry(norway, { foedselsEllerDNummer: number, status });
    const identifikasjonsnummer = [own(CONTINUED, 'iBruk'), own(D_NUMBER, 'opphoert')];
    populationRegister.people.set(CONTINUED, {
      ...documentOf(D_NUMBER),
      ...moved(norway, 'Nygata'),
      identifikasjonsnummer,
    } as any);
    const { registerLibraryCard } = await norway.run(DOCUMENTS.registerLibraryCard, online(), patron(CONTINUED));
    expect(registerLibraryCard).toMatchObject({ code: 'ALREADY_REGISTERED' });
    const desk = await norway.run(DOCUMENTS.registerLibraryCardAtDesk, atDesk(CONTINUED), DESK_RANA);
    expect(desk['registerLibraryCardAtDesk']).toMatchObject({ code: 'ALREADY_REGISTERED' });
    expect(await norway.rows('SELECT id FROM account')).toEqual([{ id }]);
    expect(await numbers()).toHaveLength(1);
  });
});

describe('[B16] [B29] two accounts that turn out to be one person’s', () => {
  let other: string;
  beforeEach(async () => {
    other = await registered(norway, CONTINUED);
    await later(60_000);
    continued();
    await later();
  });
  const notices = async (number: string) => {
    const view = 'query { viewer { libraryCardAccount { registerNotices } } }';
    return (await norway.run(view, {}, patron(number)))['viewer'].libraryCardAccount.registerNotices;
  };

  test('both stay with all that is theirs, both get the news, and the former number’s says so', async () => {
    expect(await kept(norway, id)).toMatchObject({ same_person_as: other, address_lines: ['Nygata 4'] });
    expect(await kept(norway, other)).toMatchObject({ same_person_as: null, address_lines: ['Nygata 4'] });
    expect(await norway.rows('SELECT account FROM card')).toHaveLength(2);
    expect(await norway.rows('SELECT account FROM membership')).toHaveLength(2);
    expect([await notices(D_NUMBER), await notices(CONTINUED)]).toEqual([['SECOND_ACCOUNT'], []]);
    expect((await lines(norway)).toSorted()).toEqual(
      [
        [id, 'SECOND_ACCOUNT'],
        [other, 'DONE'],
      ].toSorted(),
    );
  });

  test('told again changes nothing; once one is ended, the other goes by the number in use', async () => {
    const before = [await kept(norway, id), await kept(norway, other)];
    continued();
    norway.clock.advance(1_000);
    await follow(norway);
    expect([await kept(norway, id), await kept(norway, other)]).toEqual(before);
    const erase = await norway.run(DOCUMENTS.eraseMyLibraryCardAccount, { dryRun: false }, patron(CONTINUED));
    expect(erase['eraseMyLibraryCardAccount'].done).toBe(true);
    expect(await kept(norway, id)).toMatchObject({ same_person_as: null });
    continued();
    await later();
    expect(await ownId(CONTINUED)).toBe(id);
    expect(await numbers()).toHaveLength(1);
  });
});
