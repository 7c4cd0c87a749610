import { ASSERTION_HEADER, assertCall } from '../../../shared/runtime/callAssertion.ts';
import { type ExchangeAnswer, ExchangeFailed, exchange } from '../../../shared/runtime/exchange.ts';
import { FEED_PATH, feedCall } from '../../../shared/runtime/feed/feedCall.ts';
import type { FeedCountry } from '../../domain/feed/feedCountry.ts';
import type { FeedQuestion } from '../../domain/feed/readPage.ts';
import type { CountryFeeds, FeedAnswer } from './countryFeed.ts';

export interface FeedAddress {
  readonly url: string;
  /** Shared with that country alone. */
  readonly key: Buffer;
}

const DEADLINE_MS = 10_000;
const MOST_BYTES = 1_000_000;

/** The feeds over HTTP, each call signed for its country and its bytes. */
export function countryFeeds(addresses: Readonly<Record<FeedCountry, FeedAddress>>): CountryFeeds {
  return {
    async ask(question) {
      try {
        return readAnswer(await send(addresses[question.country], question));
      } catch (error) {
        if (!(error instanceof ExchangeFailed)) throw error;
        return { fault: error.reason === 'TOO_LARGE' ? 'TOO_LARGE' : 'UNREACHABLE' };
      }
    },
  };
}

function send({ url, key }: FeedAddress, { country, after }: FeedQuestion): Promise<ExchangeAnswer> {
  const body = JSON.stringify({ after });
  return exchange(new URL(`${url}${FEED_PATH}`), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [ASSERTION_HEADER]: assertCall(key, feedCall(country, body), Date.now()),
    },
    body,
    maxBytes: MOST_BYTES,
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
}

function readAnswer({ status, text }: ExchangeAnswer): FeedAnswer {
  if (status === 401) return { fault: 'REFUSED' };
  if (status !== 200) return { fault: 'UNREACHABLE' };
  try {
    return { json: JSON.parse(text) };
  } catch {
    return { fault: 'NOT_JSON' };
  }
}
