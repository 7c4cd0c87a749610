import nodemailer from 'nodemailer';
import type { EmailAddress } from '../vocabulary/emailAddress.ts';

export interface Mail {
  to: EmailAddress;
  subject: string;
  text: string;
  /** The same as HTML, where there is one. */
  html?: string;
  /** RFC 5322 Message-ID with its angle brackets. */
  messageId: string;
  /** Where what cannot be delivered comes back to; the sender's address where left out. */
  returnPath?: string;
}

export interface Mailer {
  /** Resolves when the mail server has taken the mail; rejects when it has not. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** The mail server will not take this mail for this address, however often it is asked. */
class MailRefused extends Error {
  override readonly name = 'MailRefused';
  /** Enhanced status code (RFC 3463). */
  readonly status: string;

  constructor(status: string) {
    super(`the mail server refused the mail for good: ${status}`);
    this.status = status;
  }
}

/** Sends, and resolves with the status of a refusal for good; rejects with anything else. */
export async function handOver(mailer: Mailer, mail: Mail): Promise<string | undefined> {
  try {
    await mailer.send(mail);
    return undefined;
  } catch (error) {
    if (error instanceof MailRefused) return error.status;
    throw error;
  }
}

/** `url`: smtp://[user:password@]host:port; `from`: the sender's address. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    connectionTimeout: 3_000,
    greetingTimeout: 3_000,
    socketTimeout: 5_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, returnPath, ...mail }) {
      const envelope = returnPath ? { envelope: { from: returnPath, to } } : {};
      await transport.sendMail({ from, to: { name: '', address: to }, ...mail, ...envelope }).catch(tellRefusal);
    },
    close: () => transport.close(),
  };
}

const ENHANCED = /\b5\.\d{1,3}\.\d{1,3}\b/;

// 5xx to the recipient or the message; to our own sign-in or sender it is our fault, and may be mended.
function tellRefusal(error: unknown): never {
  const { command, responseCode = 0, response = '' } = error as SmtpError;
  const isAboutMail = command === 'RCPT TO' || command === 'DATA';
  if (!isAboutMail || responseCode < 500 || responseCode > 599) throw error;
  throw new MailRefused(ENHANCED.exec(response)?.[0] ?? '5.0.0');
}

interface SmtpError {
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}
