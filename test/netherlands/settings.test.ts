import { describe, expect, test } from '@jest/globals';
import { netherlandsSettings } from '../../subgraphs/netherlands/settings.ts';
import { enrol, NETHERLANDS_SETTINGS, openNetherlands } from '../support/netherlands.ts';

describe('the settings of the Netherlands', () => {
  test('[N24] let the first month count unless told otherwise', () => {
    expect(netherlandsSettings(NETHERLANDS_SETTINGS).firstMonthCounts).toBe(true);
    const free = { ...NETHERLANDS_SETTINGS, NETHERLANDS_FIRST_MONTH_COUNTS: 'false' };
    expect(netherlandsSettings(free).firstMonthCounts).toBe(false);
  });

  test('[N24] decide with which month a subscription ends', async () => {
    const netherlands = await openNetherlands({ NETHERLANDS_FIRST_MONTH_COUNTS: 'false' });
    expect((await enrol(netherlands)).feeStatement).toMatchObject({
      expiryMonth: '2027-11',
      rightsThrough: '2027-11-30',
    });
    await netherlands.close();
  });

  test('let mails come back to the sender’s address where no other is set', () => {
    const named = { ...NETHERLANDS_SETTINGS, NETHERLANDS_MAIL_FROM: 'De Bibliotheek <post@example.nl>' };
    expect(netherlandsSettings(named).bounces).toEqual({ address: 'post@example.nl', key: undefined });
    const other = { ...named, NETHERLANDS_BOUNCE_ADDRESS: 'terug@example.nl' };
    expect(netherlandsSettings(other).bounces.address).toBe('terug@example.nl');
  });

  test.each([
    ['NETHERLANDS_SECRET', 'c2hvcnQ='],
    ['NETHERLANDS_SIGNING_KEY', 'bm8ga2V5'],
    ['NETHERLANDS_LOGIN_ISSUER', 'login'],
    ['PUBLIC_URL', 'ftp://example.nl'],
    ['NETHERLANDS_MAIL_FROM', ''],
    ['NETHERLANDS_MAIL_FROM', 'a@example.nl, b@example.nl'],
    ['NETHERLANDS_BOUNCE_ADDRESS', 'bounces'],
    ['NETHERLANDS_BOUNCE_KEY', 'c2hvcnQ='],
    ['NETHERLANDS_EMAIL_REVERT_DAYS', '0'],
    ['NETHERLANDS_CARE_FAILED_SIGN_INS', '0'],
    ['SMTP_URL', undefined],
    ['NETHERLANDS_FIRST_MONTH_COUNTS', 'perhaps'],
    ['NETHERLANDS_EXPIRY_REMINDER_DAYS', '7,30'],
    ['NETHERLANDS_EXPIRY_REMINDER_DAYS', '30,0'],
    ['NETHERLANDS_EXPIRY_REMINDER_DAYS', '30,soon'],
    ['NETHERLANDS_BILL_AFTER_DAYS', '0'],
  ])('name %s where it is wrong, and never its value', (name, value) => {
    expect(() => netherlandsSettings({ ...NETHERLANDS_SETTINGS, [name]: value })).toThrow(new RegExp(`^${name} must`));
  });
});
