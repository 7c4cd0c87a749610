import { expect, test } from '@jest/globals';
import { lookupSettings } from '../../subgraphs/shared/runtime/settings.ts';

const { limits } = lookupSettings({}, 'finland');
const DAYS_IN_YEAR = 365.25;
/** Codes of everybody born in 110 years: days, and the individual numbers 002 to 899 of each. */
const CODES = 110 * DAYS_IN_YEAR * 898;

test.each([
  ['one registrar', 1, 1, 4_900],
  ['500 registrars of 500 units', 500, 500, 9],
  ['500 registrars of 10 units', 500, 10, 49],
])('[A2] by the default budget %s would need years to walk through all codes', (_who, registrars, units, years) => {
  const perDay = Math.min(registrars * limits.perPerson, units * limits.perUnit);
  expect(CODES / perDay / DAYS_IN_YEAR).toBeGreaterThan(years);
});

test.each(['NORWAY', 'FINLAND'])('[A2] the budget of %s can be set, and cannot be switched off', (country) => {
  const settings = { [`${country}_LOOKUPS_PER_PERSON_PER_DAY`]: '3', [`${country}_LOOKUPS_PER_UNIT_PER_DAY`]: '5' };
  expect(lookupSettings(settings, country.toLowerCase()).limits).toEqual({ perPerson: 3, perUnit: 5 });
  for (const name of Object.keys(settings)) {
    for (const value of ['0', '-1', 'Infinity', 'off'])
      expect(() => lookupSettings({ [name]: value }, country.toLowerCase())).toThrow(name);
  }
});
