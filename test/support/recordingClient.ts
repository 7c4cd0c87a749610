import { readJourneys } from '../../gateway/playground/readJourneys.mjs';
import { idPortenToken, staffToken } from '../../start/token.ts';
import type { Material } from './canaries.ts';
import { eventually } from './eventually.ts';
import { PEOPLE } from './norway.ts';
import { untilSent } from './sentMail.ts';
import type { TracedStart } from './tracedStart.ts';

/** A client of the public port that keeps every answer whole: status, headers and body. */
export class RecordingClient {
  readonly answers: Material[] = [];
  /** The operations that were sent. */
  readonly queries: string[] = [];
  readonly #start: TracedStart;
  readonly #tokens = new Map<string, string>();

  constructor(start: TracedStart) {
    this.#start = start;
  }

  async post(place: string, body: string, token = '', headers: Record<string, string> = {}): Promise<any> {
    if (body.startsWith('{"query":"')) this.queries.push(queryIn(body));
    const authorization = token !== '' && { authorization: `Bearer ${token}` };
    const answer = await fetch(`${this.#start.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization, ...headers },
      body,
    });
    return this.keep(place, answer);
  }

  async keep(place: string, answer: Response): Promise<any> {
    const text = await answer.text();
    this.answers.push({ place: `answer ${place}`, text: JSON.stringify([answer.status, [...answer.headers], text]) });
    return text.startsWith('{') ? JSON.parse(text) : undefined;
  }

  async tokenOf(provider: string, person: string): Promise<string> {
    const known = this.#tokens.get(person || provider);
    if (known) return known;
    const demo: any = await (await fetch(`${this.#start.url}/demo`)).json();
    const token =
      provider === 'id-porten'
        ? await idPortenToken(demo.idPortenIssuer, person || PEOPLE.resident)
        : await staffToken(demo.staffIssuer, person);
    this.#tokens.set(person || provider, token);
    return token;
  }

  /** Runs the saved operation whose title begins so, as whom it names or with that token; gives its one field. */
  async play(title: string, change: (variables: any) => object = (variables) => variables, as?: string): Promise<any> {
    const journey = (await readJourneys('schema/journeys')).find((known) => known.title.startsWith(title));
    if (!journey) throw new Error(`there is no journey ${title}`);
    const { document: query, signIn } = journey;
    const token = as ?? (signIn ? await this.tokenOf(signIn.provider, signIn.person) : '');
    const answer = await this.post(title, JSON.stringify({ query, variables: change(journey.variables) }), token);
    return Object.values(answer?.data ?? {})[0];
  }

  /** Plays what was not played yet as it was saved. */
  async playTheRest(): Promise<void> {
    const played = this.answers.map(({ place }) => place.slice('answer '.length));
    for (const { title } of await readJourneys('schema/journeys'))
      if (!played.some((known) => title.startsWith(known))) await this.play(title);
  }

  async mailTo(address: string): Promise<string> {
    const mail = await eventually(async () =>
      (await this.#start.mailbox().messages()).find(({ to }) => to === address),
    );
    await untilSent(mail, this.#start.rows);
    return mail.text;
  }
}

function queryIn(body: string): string {
  try {
    return String(JSON.parse(body).query);
  } catch {
    return '';
  }
}
