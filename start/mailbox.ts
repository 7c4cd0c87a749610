import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerError, type SMTPServerSession } from 'smtp-server';
import { listenOnLoopback } from './listenOnLoopback.ts';

export interface ReceivedMail {
  readonly id: string;
  readonly messageId: string | undefined;
  readonly from: string;
  /** The sender of the envelope: what cannot be delivered comes back to it. */
  readonly returnPath?: string | undefined;
  /** The recipient of the envelope, whatever the To header says. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string | undefined;
  readonly receivedAt: Date;
}

export interface Mailbox {
  readonly smtpUrl: string;
  /** Newest first. */
  messages(): Promise<ReceivedMail[]>;
  close(): Promise<void>;
}

export interface MailboxPlan {
  readonly folder: string;
  readonly port?: number;
  /** Told of a message that was taken and then could not be delivered: the envelope's sender and recipient. */
  readonly onBounce?: (returnPath: string, recipient: string) => void;
}

const MAX_BYTES = 1024 * 1024;
/** Nobody there is known: the recipient is refused at once. */
const REFUSING = /@refuse\.example\.[a-z]+$/;
/** There the message is taken, and comes back. */
const BOUNCING = /@bounce\.example\.[a-z]+$/;

/**
 * An SMTP server on loopback that delivers nothing and keeps every message as an .eml file in the folder. A message to
 * more than one recipient is refused whole; one whose Message-ID was received before is accepted and not kept again. For
 * trying out what goes wrong, `refuse.example.nl` takes nothing and what `bounce.example.nl` takes comes back.
 */
export async function startMailbox({ folder, port = 0, onBounce }: MailboxPlan): Promise<Mailbox> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await forgetHalfWritten(folder);
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MAX_BYTES,
    rejectOversized: true,
    closeTimeout: 500,
    onRcptTo({ address }, _session, done) {
      done(REFUSING.test(address) ? refusal(550, '5.1.1 No such mailbox') : undefined);
    },
    onData(stream, session, done) {
      const { mailFrom, rcptTo } = session.envelope;
      const recipient = rcptTo[0]?.address ?? '';
      receive(folder, stream, session).then(() => {
        done();
        if (mailFrom && BOUNCING.test(recipient)) onBounce?.(mailFrom.address, recipient);
      }, done);
    },
  });
  // Without a listener a sender that breaks off would end the process.
  smtp.on('error', () => undefined);
  const listening = await listenOnLoopback(smtp.server, port);
  return {
    smtpUrl: `smtp://127.0.0.1:${listening}`,
    messages: () => readMessages(folder),
    close: () => new Promise((resolve) => smtp.close(resolve)),
  };
}

async function forgetHalfWritten(folder: string): Promise<void> {
  const halfWritten = (await readdir(folder)).filter((name) => name.endsWith('.partial'));
  await Promise.all(halfWritten.map((name) => rm(join(folder, name))));
}

async function receive(folder: string, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const content = await contentOf(stream);
  const { mailFrom, rcptTo } = session.envelope;
  const [recipient, ...others] = rcptTo;
  if (!recipient || others.length > 0) throw refusal(554, 'One recipient per message');
  if (stream.sizeExceeded) return;
  const { messageId } = await PostalMime.parse(content);
  const sender = mailFrom ? mailFrom.address : '';
  const envelope = `Return-Path: <${sender}>\r\nDelivered-To: ${recipient.address}\r\nX-Received-At: ${new Date().toISOString()}\r\n`;
  await keepOnce(folder, messageId ?? randomUUID(), Buffer.concat([Buffer.from(envelope), content]));
}

async function contentOf(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    if (!stream.sizeExceeded) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refusal(responseCode: number, reason: string): SMTPServerError {
  return Object.assign(new Error(reason), { responseCode });
}

async function keepOnce(folder: string, messageId: string, content: Buffer): Promise<void> {
  const id = createHash('sha256').update(messageId).digest('hex').slice(0, 32);
  const partial = join(folder, `${randomUUID()}.partial`);
  await writeFile(partial, content, { mode: 0o600 });
  try {
    // Unlike a rename, a link never replaces: of two messages with one id that come at once, the first stays.
    await link(partial, join(folder, `${id}.eml`));
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
  } finally {
    await rm(partial);
  }
}

function isAlreadyThere(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';
}

async function readMessages(folder: string): Promise<ReceivedMail[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml'));
  const messages = await Promise.all(names.map((name) => readMessage(folder, name)));
  return messages.sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime());
}

async function readMessage(folder: string, name: string): Promise<ReceivedMail> {
  const email = await PostalMime.parse(await readFile(join(folder, name)));
  // Ours stand first; a header of the same name that the sender wrote comes after them.
  const envelope = (key: string) => email.headers.find((header) => header.key === key)?.value ?? '';
  return {
    id: name.slice(0, -'.eml'.length),
    messageId: email.messageId,
    from: email.from?.address ?? '',
    returnPath: envelope('return-path').replace(/^<(.*)>$/, '$1'),
    to: envelope('delivered-to'),
    subject: email.subject ?? '',
    text: email.text ?? '',
    html: email.html,
    receivedAt: new Date(envelope('x-received-at')),
  };
}
