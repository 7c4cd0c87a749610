import { required, SettingError, type SettingSource, secretKey } from '../shared/runtime/settings.ts';

export interface NetherlandsSettings {
  readonly secret: Buffer;
  readonly loginIssuer: string;
  /** PKCS #8 PEM. */
  readonly signingKey: string;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  readonly publicUrl: string;
  readonly firstMonthCounts: boolean;
}

export function netherlandsSettings(source: SettingSource): NetherlandsSettings {
  return {
    secret: secretKey(source, 'NETHERLANDS_SECRET'),
    loginIssuer: webAddress(source, 'NETHERLANDS_LOGIN_ISSUER'),
    signingKey: privateKey(source, 'NETHERLANDS_SIGNING_KEY'),
    smtpUrl: required(source, 'SMTP_URL'),
    mailFrom: required(source, 'NETHERLANDS_MAIL_FROM'),
    publicUrl: webAddress(source, 'PUBLIC_URL'),
    firstMonthCounts: yesOrNo(source, 'NETHERLANDS_FIRST_MONTH_COUNTS', true),
  };
}

function webAddress(source: SettingSource, name: string): string {
  const address = required(source, name).replace(/\/$/, '');
  if (!/^https?:$/.test(URL.canParse(address) ? new URL(address).protocol : '')) {
    throw new SettingError(`${name} must be an http or https address`);
  }
  return address;
}

function privateKey(source: SettingSource, name: string): string {
  const pem = Buffer.from(required(source, name), 'base64').toString('utf8');
  if (!pem.startsWith('-----BEGIN PRIVATE KEY-----')) {
    throw new SettingError(`${name} must be a P-256 private key: PKCS #8 PEM, the whole file in base64`);
  }
  return pem;
}

function yesOrNo(source: SettingSource, name: string, otherwise: boolean): boolean {
  const value = source[name] || String(otherwise);
  if (value !== 'true' && value !== 'false') throw new SettingError(`${name} must be true or false`);
  return value === 'true';
}
