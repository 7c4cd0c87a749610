/** Why a country's answer is not taken in, or is not there. For the log, the table of positions and metrics. */
export const FEED_FAULTS = {
  UNREACHABLE: 'No answer, too late, or cut off.',
  REFUSED: 'The country does not believe that insight asks.',
  TOO_LARGE: 'More bytes than a page can have.',
  NOT_JSON: 'Not JSON.',
  WRONG_SHAPE: 'A field is missing, wrong, or one too many.',
  WRONG_COUNTRY: 'The answer of another country.',
  REPEATED: 'Begins with an event that is stored already.',
  GAP: 'Begins later than the event after the last that is stored, or leaves one out.',
  OUT_OF_ORDER: 'Events in another order than that of their positions.',
  WENT_BACK: 'The country knows fewer events than are stored: its database was put back.',
} as const;
export type FeedFault = keyof typeof FEED_FAULTS;
