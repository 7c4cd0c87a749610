import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  to: string[];
  subject: string;
  text: string;
}

/** A real mail server that keeps what it takes, and that can be told to be out of order. */
export interface MailServer {
  readonly url: string;
  readonly mails: ReceivedMail[];
  outOfOrder: boolean;
  /** Keeps the mail and then says that it could not take it. */
  losesReceipts: boolean;
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onMailFrom: (_address, _session, next) => next(mailServer.outOfOrder ? new Error('out of order') : null),
    onData(stream, session, next) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const { subject = '', text = '' } = await PostalMime.parse(Buffer.concat(chunks));
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), subject, text });
        next(mailServer.losesReceipts ? new Error('receipt lost') : null);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const mailServer: MailServer = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    outOfOrder: false,
    losesReceipts: false,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return mailServer;
}

/** The token in the newest mail that has a link. */
export function tokenIn(mails: readonly ReceivedMail[]): string {
  const links = mails.flatMap(({ text }) => [...text.matchAll(/password\?token=([\w-]{43})/g)]);
  const token = links.at(-1)?.[1];
  if (!token) throw new Error('no mail has a link');
  return token;
}
