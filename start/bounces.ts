import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** Where reports of what could not be delivered are handed in, and the key that signs them. */
export interface BounceDoor {
  readonly url: string;
  /** In base64. */
  readonly key: string;
}

const TRIES = 20;
const BETWEEN_MS = 250;

/** Hands a report (RFC 3464) in for the envelope's sender, as a mail server's pipe does: again until it is known there. */
export async function reportBounce({ url, key }: BounceDoor, returnPath: string, recipient: string): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const raw = bounceReport(returnPath, recipient);
    const at = Math.floor(Date.now() / 1_000);
    const signed = createHmac('sha256', Buffer.from(key, 'base64')).update(`${at}.${returnPath}.${raw}`).digest('hex');
    const headers = {
      'Content-Type': 'message/rfc822',
      'Bounce-Recipient': returnPath,
      'Bounce-Signature': `t=${at},v1=${signed}`,
    };
    const answer = await fetch(url, { method: 'POST', headers, body: raw }).catch(() => undefined);
    if (answer?.status === 204) return;
    await pause(BETWEEN_MS);
  }
}

/** The report of a mailbox that does not exist. */
export function bounceReport(returnPath: string, recipient: string): string {
  const boundary = randomUUID();
  return [
    'From: MAILER-DAEMON@mx.example.nl',
    `To: ${returnPath}`,
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain',
    '',
    'The mailbox does not exist.',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.nl',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    `--${boundary}--`,
    '',
  ].join('\r\n');
}
