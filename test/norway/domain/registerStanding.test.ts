import { describe, expect, test } from '@jest/globals';
import { mayTouchAddress, tellsOfProtection } from '../../../subgraphs/norway/domain/registerEvent.ts';
import type { NamedPerson, RegisteredAddress } from '../../../subgraphs/norway/domain/registeredPerson.ts';
import { isStale } from '../../../subgraphs/norway/domain/registerFreshness.ts';
import { type RegisterStanding, takeOver, tellsOtherwise } from '../../../subgraphs/norway/domain/registerStanding.ts';
import type { RegisterTime } from '../../../subgraphs/norway/domain/registerTime.ts';
import { Sensitive } from '../../../subgraphs/shared/vocabulary/sensitive.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const read = new Date('2026-11-20T10:00:00Z');
const at = (ms: number) => new Date(read.getTime() + ms);
const visible = (line: string): RegisteredAddress => ({ kind: 'visible', lines: [line], country: 'NO' });
const NOWHERE: RegisteredAddress = { kind: 'undisclosed' };
const time = (text: string) => text as RegisterTime;

const standing: RegisterStanding = {
  name: { first: 'RASK', last: 'BEKK' },
  address: visible('Testgata 1'),
  readAt: read,
  recordedAt: time('2026-11-19T10:00:00.123456789+01:00'),
};
const person = (changes: Partial<NamedPerson> = {}): NamedPerson => ({
  status: 'RESIDENT',
  identityNumber: new Sensitive('12838520020', '128385*****'),
  otherNumbers: [],
  name: { first: 'RASK', last: 'ELV' },
  protected: false,
  address: visible('Nygata 4'),
  recordedAt: time('2026-11-20T10:00:00+01:00'),
  asOf: at(HOUR),
  ...changes,
});
const after = (found: NamedPerson, before = standing) =>
  takeOver(before, { found, touchesAddress: false }, { now: found.asOf, deathConfirmedAfterDays: 30 });

describe('[B16] [B17] an answer of the population register', () => {
  test('a good one is taken over, and clears an earlier failure', () => {
    const before = { ...standing, failedAt: read, closedAt: read };
    expect(after(person(), before)).toEqual({
      name: { first: 'RASK', last: 'ELV' },
      address: visible('Nygata 4'),
      readAt: at(HOUR),
      recordedAt: '2026-11-20T10:00:00+01:00',
    });
  });

  test.each([
    ['an instant older than the last', -1, 'BEKK'],
    ['of the same instant', 0, 'ELV'],
  ])('one %s: %p ms', (_, ms, last) => {
    expect(after(person({ asOf: at(ms) })).name.last).toBe(last);
  });

  test.each([
    ['a billionth of a second older', '2026-11-19T10:00:00.123456788+01:00', HOUR, 'BEKK'],
    ['the same', '2026-11-19T09:00:00.123456789Z', HOUR, 'ELV'],
    ['older, a day after the last less an instant', '2026-11-01T10:00:00+01:00', DAY - 1, 'BEKK'],
    ['older, a day after the last', '2026-11-01T10:00:00+01:00', DAY, 'ELV'],
  ])('recorded %s: %s', (_, recordedAt, ms, last) => {
    const told = after(person({ recordedAt: time(recordedAt), asOf: at(ms) }));
    expect(told.name.last).toBe(last);
    expect(told.failedAt).toEqual(last === 'BEKK' ? at(ms) : undefined);
  });

  test('[A7] one that says protected takes the place away, be it recorded earlier, and leaves the rest', () => {
    const hidden = { protected: true, address: NOWHERE, recordedAt: time('2026-11-01T10:00:00+01:00') };
    expect(after(person(hidden))).toMatchObject({ address: NOWHERE, name: { last: 'BEKK' }, readAt: read });
    expect(after(person({ protected: true, address: NOWHERE }))).toMatchObject({
      address: NOWHERE,
      name: { last: 'ELV' },
    });
  });

  test('[A7] none at all leaves the place, unless it may have changed', () => {
    const patience = { now: at(5), deathConfirmedAfterDays: 30 };
    const kept = takeOver(standing, { found: 'NOTHING', touchesAddress: false }, patience);
    expect(kept).toEqual({ ...standing, failedAt: at(5) });
    const hidden = takeOver(standing, { found: 'NOTHING', touchesAddress: true }, patience);
    expect(hidden).toEqual({ ...standing, address: NOWHERE, failedAt: at(5) });
    expect([tellsOtherwise(standing, kept), tellsOtherwise(standing, hidden)]).toEqual([false, true]);
  });
});

describe('[B16] a death', () => {
  const dead = (ms: number) => person({ status: 'DEAD', address: NOWHERE, asOf: at(ms) });
  const reported = after(dead(HOUR));

  test('is reported first', () => {
    expect([reported.deathReportedAt, reported.deathConfirmedAt]).toEqual([at(HOUR), undefined]);
  });

  test.each([
    [30 * DAY - 1, undefined],
    [30 * DAY, at(HOUR + 30 * DAY)],
  ])('is confirmed by a reading after %p ms: %p', (ms, confirmed) => {
    const later = after(dead(HOUR + ms), reported);
    expect([later.deathReportedAt, later.deathConfirmedAt]).toEqual([at(HOUR), confirmed]);
    expect(after(dead(HOUR + ms + DAY), later).deathConfirmedAt).toEqual(confirmed ?? at(HOUR + ms + DAY));
  });

  test('is taken back, confirmed or not, by an answer that has the person alive', () => {
    for (const before of [reported, after(dead(40 * DAY), reported)]) {
      const alive = after(person({ asOf: at(50 * DAY) }), before);
      expect([alive.deathReportedAt, alive.deathConfirmedAt]).toEqual([undefined, undefined]);
    }
  });
});

test.each([
  ['endringINavn', false, false],
  ['endringISivilstand', false, false],
  ['endringIBostedsadresse', true, false],
  ['endringIAdressebeskyttelse', true, true],
  ['endringIPerson', true, false],
  ['personErNoeNytt', true, false],
  [undefined, true, false],
])(
  '[A7] an event of the type %p may be about the address: %p, is about protection: %p',
  (type, address, protection) => {
    expect([mayTouchAddress(type), tellsOfProtection(type)]).toEqual([address, protection]);
  },
);

describe('[B17] what is kept is stale', () => {
  const hearing = { next: 1, heardAt: at(HOUR), refreshBefore: read };
  test.each([
    ['ten minutes after the register was heard', {}, hearing, HOUR + 600_000, false],
    ['an instant later', {}, hearing, HOUR + 600_001, true],
    ['though it is heard, when the last answer was of no use', { registerFailedAt: read }, hearing, HOUR, true],
    [
      'though it is heard, when the person is yet to be read again',
      {},
      { ...hearing, refreshBefore: at(1) },
      HOUR,
      true,
    ],
    ['ten minutes after the reading, where nobody follows', {}, undefined, 600_000, false],
    ['an instant later, where nobody follows', {}, undefined, 600_001, true],
  ])('%s', (_, account, heard, ms, stale) => {
    expect(isStale({ registerReadAt: read, ...account }, heard, at(ms))).toBe(stale);
  });
});
