/** Why a country's answer is not taken in, or is not there. For the log, the table of positions and metrics. */
export type FeedFault =
  /** No answer, too late, cut off, or an error of the country's own. */
  | 'UNREACHABLE'
  /** The country does not believe that insight asks. */
  | 'REFUSED'
  /** More bytes than a page can have. */
  | 'TOO_LARGE'
  | 'NOT_JSON'
  /** A field is missing, wrong, or one too many. */
  | 'WRONG_SHAPE'
  /** The answer of another country. */
  | 'WRONG_COUNTRY'
  /** Begins with an event that is stored already. */
  | 'REPEATED'
  /** Begins later than the event after the last that is stored, or leaves one out. */
  | 'GAP'
  | 'OUT_OF_ORDER'
  /** The country knows fewer events than are stored: its database was put back. */
  | 'WENT_BACK';
