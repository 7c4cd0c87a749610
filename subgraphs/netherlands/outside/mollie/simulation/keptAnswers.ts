import { type Answer, errorAnswer } from './answers.ts';

const KEPT_MS = 3_600_000;

interface Kept {
  readonly request: string;
  readonly until: number;
  answer: Answer | undefined;
}

/** Answers by Idempotency-Key: the same request gets the same answer, another one 400, one too early 409. */
export class KeptAnswers {
  readonly #kept = new Map<string, Kept>();

  async once(key: string | undefined, request: string, now: Date, work: () => Promise<Answer>): Promise<Answer> {
    if (key === undefined) return work();
    const earlier = this.#kept.get(key);
    if (earlier && now.getTime() < earlier.until) return replayed(earlier, request);
    const kept: Kept = { request, until: now.getTime() + KEPT_MS, answer: undefined };
    this.#kept.set(key, kept);
    kept.answer = await work();
    return kept.answer;
  }
}

function replayed({ request: first, answer }: Kept, request: string): Answer {
  if (first !== request) return errorAnswer(400, 'The idempotency key was used for another request');
  if (!answer) return errorAnswer(409, 'A request with this idempotency key is being processed');
  return { ...answer, replayed: true };
}
