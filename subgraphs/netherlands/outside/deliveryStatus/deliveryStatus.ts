import PostalMime from 'postal-mime';

/** What a mail server reports of a letter that it could not deliver (RFC 3464). */
export interface DeliveryFailure {
  /** Enhanced status code (RFC 3463). */
  readonly status: string;
}

const STATUS = /^[245]\.\d{1,3}\.\d{1,3}$/;
const NO_STATUS = '5.0.0';
const LIMITS = { maxNestingDepth: 10, maxHeadersSize: 64 * 1024 };

/** The failure in a report; undefined for anything else: a delay, a letter that arrived, an answer from a holiday. */
export async function readDeliveryFailure(raw: Buffer): Promise<DeliveryFailure | undefined> {
  const { attachments } = await PostalMime.parse(raw, { ...LIMITS, attachmentEncoding: 'utf8' });
  const report = attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
  if (typeof report?.content !== 'string') return undefined;
  const groups = report.content
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .slice(1); // the first is of the whole message
  const failed = groups.map(fieldsOf).find((fields) => fields.get('action') === 'failed');
  if (!failed) return undefined;
  const status = failed.get('status') ?? '';
  return { status: STATUS.test(status) ? status : NO_STATUS };
}

function fieldsOf(group: string): Map<string, string> {
  const lines = group.replaceAll(/\n[ \t]+/g, ' ').split('\n');
  return new Map(
    lines.map((line) => {
      const [name = '', ...value] = line.split(':');
      return [
        name.trim().toLowerCase(),
        value
          .join(':')
          .replace(/\([^()]*\)/, '')
          .trim()
          .toLowerCase(),
      ];
    }),
  );
}
