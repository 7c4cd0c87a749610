import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { serveMetrics } from '../../gateway/telemetry/serveMetrics.ts';
import { finlandSettings } from '../../subgraphs/finland/settings.ts';
import type { Database } from '../../subgraphs/shared/runtime/database.ts';
import { listenFault } from '../../subgraphs/shared/runtime/listenFault.ts';
import { openLog } from '../../subgraphs/shared/runtime/log.ts';
import { mailSender, smtpAddress } from '../../subgraphs/shared/runtime/mailSettings.ts';
import { privateKey } from '../../subgraphs/shared/runtime/settings.ts';
import { openUpkeep } from '../../subgraphs/shared/runtime/upkeep.ts';
import { writableFile } from '../../subgraphs/shared/runtime/writableFile.ts';
import { temporaryFolder } from '../scripts/support/temporaryFolder.ts';

const pem = (curve: string) => generateKeyPairSync('ec', { namedCurve: curve }).privateKey;
const setting = (text: string) => Buffer.from(text).toString('base64');
const written = (curve: string) => setting(String(pem(curve).export({ type: 'pkcs8', format: 'pem' })));

describe('a setting that would fail later is refused at the start', () => {
  test.each(['smtp://mail.example.org', 'smtps://user:secret@mail.example.org:465'])('SMTP_URL: %s is one', (url) => {
    expect(smtpAddress({ SMTP_URL: url })).toBe(url);
  });

  test.each(['mail.example.org:25', 'http://mail.example.org', 'smtp:', 'secret'])('SMTP_URL: %s is none', (url) => {
    expect(() => smtpAddress({ SMTP_URL: url })).toThrow(/^SMTP_URL must look like smtp:\/\/user:password@host:port$/);
  });

  test('a sender of mails', () => {
    expect(mailSender({ FROM: 'Celia <celia@example.fi>' }, 'FROM')).toBe('Celia <celia@example.fi>');
    for (const FROM of ['celia', 'Celia <celia>', 'a@example.fi, b@example.fi'])
      expect(() => mailSender({ FROM }, 'FROM')).toThrow(/^FROM must be one e-mail address$/);
  });

  test.each([
    ['of another curve', written('secp384r1')],
    ['cut off', setting('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n')],
  ])('a signing key %s', (_label, KEY) => {
    expect(privateKey({ KEY: written('prime256v1') }, 'KEY')).toContain('PRIVATE KEY');
    expect(() => privateKey({ KEY }, 'KEY')).toThrow(/^KEY must be a P-256 private key/);
  });

  test('a level of the log that pino does not know', () => {
    for (const level of ['trace', 'fatal', 'silent']) expect(openLog('x', level).level).toBe(level);
    expect(openLog('x', '').level).toBe('warn');
    expect(() => openLog('x', 'loud')).toThrow(
      /^LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent$/,
    );
  });

  test('a file that cannot be written', () => {
    const folder = temporaryFolder({ there: '' });
    for (const file of ['there', 'not-yet'])
      expect(writableFile({ FILE: join(folder, file) }, 'FILE')).toBe(join(folder, file));
    expect(writableFile({ FILE: '' }, 'FILE')).toBeUndefined();
    for (const file of ['.', 'no/folder', 'there/below'])
      expect(() => writableFile({ FILE: join(folder, file) }, 'FILE')).toThrow(
        /^FILE is no file that this user can write$/,
      );
  });

  test.each(['AUDIT_CHECKPOINT_FILE', 'TOMBSTONE_FILE'])('%s of a country', (name) => {
    const settings = { [name]: join(temporaryFolder({}), 'no', 'folder') };
    const parts = { settings, database: {} as Database, log: openLog('x'), now: () => new Date() };
    const plan = { country: 'norway', secret: Buffer.alloc(32), timeZone: 'UTC', classes: [], optionalTables: [] };
    expect(() => openUpkeep(parts, plan)).toThrow(`${name} is no file that this user can write`);
  });

  test('the address that Finland’s links begin with', () => {
    const settings = {
      FINLAND_SECRET: Buffer.alloc(32, 'finland').toString('base64'),
      FINLAND_SIGNING_KEY: written('prime256v1'),
      FINLAND_LOGIN_ISSUER: 'https://library.example.org/celia-credentials',
      FINLAND_MAIL_FROM: 'celia@example.fi',
      SMTP_URL: 'smtp://127.0.0.1:1',
      PUBLIC_URL: 'https://library.example.org/',
    };
    expect(finlandSettings(settings).publicUrl).toBe('https://library.example.org');
    expect(() => finlandSettings({ ...settings, PUBLIC_URL: 'library.example.org' })).toThrow(/^PUBLIC_URL must be/);
  });
});

describe('a server that cannot listen says by which setting', () => {
  test.each([
    ['EADDRINUSE', '', 'PORT 81 is taken: set another one'],
    ['EACCES', 'METRICS_', 'METRICS_PORT 81 may not be opened by this user: set one above 1023'],
    ['EADDRNOTAVAIL', '', 'HOST is no address of this machine'],
    ['ENOTFOUND', 'METRICS_', 'METRICS_HOST is no address of this machine'],
    ['EAI_AGAIN', '', 'HOST is no address of this machine'],
  ])('%s', (code, prefix, line) => {
    const fault = listenFault(Object.assign(new Error('x'), { code, port: 81 }), prefix);
    expect(fault).toMatchObject({ name: 'SettingError', message: line });
  });

  test('and passes on any other fault, and a port of figures that is taken', async () => {
    const other = Object.assign(new Error('x'), { code: 'EMFILE' });
    expect(listenFault(other)).toBe(other);
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const place = { host: '127.0.0.1', port: (taken.address() as AddressInfo).port };
    await expect(serveMetrics(place, async () => '')).rejects.toThrow(
      `METRICS_PORT ${place.port} is taken: set another one`,
    );
    taken.close();
  });
});
