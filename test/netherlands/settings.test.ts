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

  test.each([
    ['NETHERLANDS_SECRET', 'c2hvcnQ='],
    ['NETHERLANDS_SIGNING_KEY', 'bm8ga2V5'],
    ['NETHERLANDS_LOGIN_ISSUER', 'login'],
    ['PUBLIC_URL', 'ftp://example.nl'],
    ['NETHERLANDS_MAIL_FROM', ''],
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
