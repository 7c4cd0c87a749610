import { describe, expect, test } from '@jest/globals';
import { readBankAccount } from '../../../subgraphs/netherlands/operations/readBankAccount.ts';

describe("the desk's bank account", () => {
  test.each([
    ['NL91ABNA0417164300'],
    ['NL20INGB0001234567'],
    ['NL39RABO0300065264'],
    ['BE71096123456769'],
    ['nl91 abna 0417 1643 00'],
    ['NL91-ABNA-0417-1643-00'],
  ])('[N17] %s is an IBAN', (iban) => {
    expect(readBankAccount({ iban })).toEqual({ iban: iban.replace(/[ -]/g, '').toUpperCase(), bic: undefined });
  });

  test.each([
    ['NL91ABNA0417164301', ['CHECK_DIGITS']],
    ['NL91ABNA041716430', ['LENGTH', 'FORMAT', 'CHECK_DIGITS']],
    ['NL91AB1A0417164300', ['FORMAT', 'CHECK_DIGITS']],
    ['NLX1ABNA0417164300', ['CHECK_DIGITS_MISSING', 'CHECK_DIGITS']],
    ['XX91ABNA0417164300', ['COUNTRY']],
    ['?', ['COUNTRY']],
  ])('[N17] %s is none, and says why', (iban, parts) => {
    expect(readBankAccount({ iban })).toEqual({ refused: 'IBAN_INVALID', field: 'iban', parts });
  });

  test.each([
    ['ABNANL2A', undefined],
    ['abnanl2axxx ', undefined],
    ['ABNANL2', ['FORMAT']],
    ['ABNAXX2A', ['COUNTRY']],
  ])('[N17] %s as a BIC', (bic, parts) => {
    const refused = { refused: 'BIC_INVALID', field: 'bic', parts };
    expect(readBankAccount({ bic })).toEqual(parts ? refused : { iban: undefined, bic: bic.trim().toUpperCase() });
  });

  test.each([
    ['NL91ABNA0417164300', 'ABNANL2A', true],
    ['NL91ABNA0417164300', 'GEBABEBB', false],
    ['BE71096123456769', 'GEBABEBB', true],
    ['GB29NWBK60161331926819', 'NWBKGB2L', true],
    ['GB29NWBK60161331926819', 'NWBKJESH', true],
    ['GB29NWBK60161331926819', 'NWBKFRPP', false],
    ['FR1420041010050500013M02606', 'PSSTRERE', true],
  ])('[N17] IBAN %s and BIC %s of one country: %s', (iban, bic, agree) => {
    const refused = { refused: 'BIC_OF_ANOTHER_COUNTRY', field: 'bic' };
    expect(readBankAccount({ iban, bic })).toEqual(agree ? { iban, bic } : refused);
  });

  test('[N17] may stay empty, either part of it or both, and both can be wrong at once', () => {
    expect(readBankAccount({ iban: ' ', bic: '' })).toEqual({ iban: undefined, bic: undefined });
    expect(readBankAccount({ iban: 'x', bic: 'x' })).toMatchObject({
      refused: 'IBAN_INVALID',
      others: [{ refused: 'BIC_INVALID' }],
    });
  });
});
