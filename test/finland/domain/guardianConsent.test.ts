import { describe, expect, test } from '@jest/globals';
import {
  checkGuardianConsent,
  guardianPart,
  parseGuardianConsent,
} from '../../../subgraphs/finland/domain/guardianConsent.ts';
import type { CalendarDate } from '../../../subgraphs/shared/vocabulary/calendarDate.ts';

const TODAY = '2024-06-15' as CalendarDate;

describe('[F3] [F4] who decides about joining on 15 June 2024', () => {
  test.each([
    ['14, 15 tomorrow', '2009-06-16', 'REQUIRED', undefined, 'GUARDIAN_CONSENT_REQUIRED'],
    ['15 today', '2009-06-15', 'POSSIBLE', undefined, undefined],
    ['17, 18 tomorrow', '2006-06-16', 'POSSIBLE', undefined, undefined],
    ['18 today', '2006-06-15', 'NONE', 'GUARDIAN_NOT_APPLICABLE', undefined],
    ['born today', '2024-06-15', 'REQUIRED', undefined, 'GUARDIAN_CONSENT_REQUIRED'],
    ['76', '1947-11-30', 'NONE', 'GUARDIAN_NOT_APPLICABLE', undefined],
  ])('%s', (_label, born, part, withConsent, without) => {
    const birthDate = born as CalendarDate;
    expect(guardianPart(birthDate, TODAY)).toBe(part);
    expect(checkGuardianConsent(birthDate, TODAY, true)?.refused).toBe(withConsent);
    expect(checkGuardianConsent(birthDate, TODAY, false)?.refused).toBe(without);
  });

  test.each([
    ['2015-02-28', 'REQUIRED'],
    ['2015-03-01', 'POSSIBLE'],
    ['2018-02-28', 'POSSIBLE'],
    ['2018-03-01', 'NONE'],
  ])('of somebody born on 29 February 2000, on %s', (today, part) => {
    expect(guardianPart('2000-02-29' as CalendarDate, today as CalendarDate)).toBe(part);
  });
});

test('[A34] without a consent nobody under 15 is registered, on whatever day', () => {
  const day = (offset: number) => new Date(Date.UTC(2020, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10);
  for (let offset = 0; offset < 15 * 366; offset += 1) {
    const [born, fifteen] = [day(offset), day(offset).replace(/^\d+/, (year) => String(Number(year) + 15))];
    const eve = new Date(new Date(fifteen).getTime() - 1).toISOString().slice(0, 10) as CalendarDate;
    expect(checkGuardianConsent(born as CalendarDate, eve, false)?.refused).toBe('GUARDIAN_CONSENT_REQUIRED');
  }
});

describe('[F3] a consent on record', () => {
  test('names the guardian', () => {
    const typed = { form: 'ORAL', guardianName: ' Mikko  Esimerkki ', guardianEmail: '' } as const;
    expect(parseGuardianConsent(typed, TODAY)).toEqual({
      form: 'ORAL',
      guardianName: 'Mikko Esimerkki',
      textVersion: '1',
    });
  });

  test('names every wrong field at once', () => {
    const typed = {
      form: 'PAPER',
      guardianName: ' ',
      guardianEmail: 'a@b.fi, c@d.fi',
      guardianTelephone: 'none',
    } as const;
    expect(parseGuardianConsent(typed, TODAY)).toEqual({
      refused: 'NAME_INVALID',
      field: 'guardianConsent.guardianName',
      others: [
        { refused: 'EMAIL_INVALID', field: 'guardianConsent.guardianEmail' },
        { refused: 'TELEPHONE_INVALID', field: 'guardianConsent.guardianTelephone' },
      ],
    });
  });
});
