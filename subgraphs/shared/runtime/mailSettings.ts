import { type EmailAddress, parseEmailAddress } from '../vocabulary/emailAddress.ts';
import { required, SettingError, type SettingSource } from './settings.ts';

/** SMTP_URL: smtp or smtps, with a host. */
export function smtpAddress(source: SettingSource): string {
  const text = required(source, 'SMTP_URL');
  const { protocol = '', hostname = '' } = URL.canParse(text) ? new URL(text) : {};
  if (/^smtps?:$/.test(protocol) && hostname !== '') return text;
  throw new SettingError('SMTP_URL must look like smtp://user:password@host:port');
}

/** The sender of a country's mails as the setting has it: one address, which may have a name before it. */
export function mailSender(source: SettingSource, name: string): string {
  senderAddress(source, name);
  return required(source, name);
}

/** The address alone of such a sender. */
export function senderAddress(source: SettingSource, name: string): EmailAddress {
  const text = required(source, name);
  const address = parseEmailAddress(/<([^<>]*)>$/.exec(text)?.[1] ?? text);
  if (!address) throw new SettingError(`${name} must be one e-mail address`);
  return address;
}
