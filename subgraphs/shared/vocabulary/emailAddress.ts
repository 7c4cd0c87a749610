/** Exactly one mailbox, as RFC 5321 addr-spec in ASCII with the domain in lower case. */
export type EmailAddress = string & { readonly emailAddress: unique symbol };

const MAX_OCTETS = 254; // RFC 5321 4.5.3.1.3
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/**
 * The mailbox that the text names, or undefined. A comma, a display name, a comment, a quote or a line break never
 * passes: mail libraries would read them as a second recipient.
 */
export function parseEmailAddress(text: string): EmailAddress | undefined {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf('@');
  const local = trimmed.slice(0, at);
  const domain = trimmed.slice(at + 1).toLowerCase();
  if (at < 1 || local.length > 64 || trimmed.length > MAX_OCTETS) return undefined;
  return LOCAL_PART.test(local) && DOMAIN.test(domain) ? (`${local}@${domain}` as EmailAddress) : undefined;
}

/** 'eb.tester@example.nl' as 'e*******r@example.nl': enough to recognise one's own address. */
export function maskEmailAddress(address: EmailAddress): string {
  const [local = '', domain = ''] = address.split('@');
  const masked =
    local.length < 3 ? '*'.repeat(local.length) : `${local[0]}${'*'.repeat(local.length - 2)}${local.at(-1)}`;
  return `${masked}@${domain}`;
}
