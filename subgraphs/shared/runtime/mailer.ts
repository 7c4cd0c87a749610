import nodemailer from 'nodemailer';
import type { EmailAddress } from '../vocabulary/emailAddress.ts';

export interface Mail {
  to: EmailAddress;
  subject: string;
  text: string;
  /** RFC 5322 Message-ID with its angle brackets. */
  messageId: string;
}

export interface Mailer {
  /** Resolves when the mail server has taken the mail; rejects when it has not. */
  send(mail: Mail): Promise<void>;
  close(): void;
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
    async send({ to, subject, text, messageId }) {
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text, messageId });
    },
    close: () => transport.close(),
  };
}
