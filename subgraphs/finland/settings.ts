import {
  type LookupSettings,
  lookupSettings,
  privateKey,
  required,
  SettingError,
  type SettingSource,
  secretKey,
  webAddress,
  wholeNumber,
} from '../shared/runtime/settings.ts';
import { type VaultKeyRing, vaultKeyRing } from '../shared/runtime/vaultKeyRing.ts';
import type { ArtificialCodes } from './domain/personalIdentityCode.ts';

const THREE_DAYS = 72; // the source does not say how long the customer has
const LONGEST_LINK_HOURS = 24 * 30;

export interface FinlandSettings {
  secret: Buffer;
  vaultKeys: VaultKeyRing;
  smtpUrl: string;
  mailFrom: string;
  /** Where customers reach the gateway, without a slash at the end. */
  publicUrl: string;
  /** The issuer in the tokens of customers. */
  loginIssuer: string;
  /** PKCS #8 PEM. */
  signingKey: string;
  artificialCodes: ArtificialCodes;
  credentialLinkHours: number;
  lookups: LookupSettings;
}

export function finlandSettings(source: SettingSource): FinlandSettings {
  return {
    secret: secretKey(source, 'FINLAND_SECRET'),
    vaultKeys: vaultKeyRing(source, 'finland'),
    smtpUrl: required(source, 'SMTP_URL'),
    mailFrom: required(source, 'FINLAND_MAIL_FROM'),
    publicUrl: required(source, 'PUBLIC_URL').replace(/(?<!\/)\/+$/, ''),
    loginIssuer: webAddress(source, 'FINLAND_LOGIN_ISSUER'),
    signingKey: privateKey(source, 'FINLAND_SIGNING_KEY'),
    artificialCodes: artificialCodes(source['FINLAND_ARTIFICIAL_CODES'] || 'refuse'),
    credentialLinkHours: wholeNumber(source, 'FINLAND_CREDENTIAL_LINK_HOURS', THREE_DAYS, 1, LONGEST_LINK_HOURS),
    lookups: lookupSettings(source, 'finland'),
  };
}

function artificialCodes(value: string): ArtificialCodes {
  if (value !== 'allow' && value !== 'refuse')
    throw new SettingError('FINLAND_ARTIFICIAL_CODES must be allow or refuse');
  return value;
}
