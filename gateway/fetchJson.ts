const MAX_ANSWER_BYTES = 10_000_000;

export interface JsonCall {
  headers: Record<string, string>;
  body: string;
  timeoutMs: number;
}

/** Posts and reads JSON. Rejects on a redirect, any status but 200 and 400 (a GraphQL error), silence, and an answer over 10 MB. */
export async function fetchJson(url: string, { headers, body, timeoutMs }: JsonCall): Promise<unknown> {
  const signal = AbortSignal.timeout(timeoutMs);
  const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal });
  if (answer.status !== 200 && answer.status !== 400) {
    await answer.body?.cancel();
    throw new Error(`status ${answer.status}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER_BYTES) throw new Error('the answer is too large');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
