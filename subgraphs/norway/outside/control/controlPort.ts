import { parseJson } from '../../../shared/vocabulary/jsonObject.ts';
import { Faults } from '../faults.ts';
import { type Incoming, json, type LoopbackServer, type Outgoing, startLoopbackServer } from '../loopbackServer.ts';
import type { NorwegianSimulators } from '../simulators.ts';
import { COMMANDS } from './commands.ts';

export interface ControlPortOptions {
  readonly simulators: NorwegianSimulators;
  readonly port?: number | undefined;
  readonly clock?: () => Date;
}

/**
 * Lets tests in other processes say how the simulators misbehave and what happens in the register: JSON over HTTP, a
 * server of its own. `GET /` lists what can be asked. A page in a browser can ask nothing: it would have to send
 * JSON or PUT, which no simulator allows it, or to reach this by another name.
 */
export async function startControlPort(options: ControlPortOptions): Promise<LoopbackServer> {
  const { simulators, port, clock = () => new Date() } = options;
  const answer = async (incoming: Incoming) => answerCommand(incoming, simulators, clock());
  return startLoopbackServer({ port, faults: new Faults(), answer });
}

async function answerCommand(incoming: Incoming, simulators: NorwegianSimulators, now: Date): Promise<Outgoing> {
  const { method, url, headers, body } = incoming;
  if (headers.host !== url.host) return json(403, { error: `ask for ${url.host}` });
  const route = `${method} ${url.pathname}`;
  if (route === 'GET /')
    return json(
      200,
      COMMANDS.map(({ form, does }) => ({ [form]: does })),
    );
  const command = COMMANDS.find(({ path }) => path.test(route));
  if (!command) return json(404, { error: 'GET / lists what there is' });
  const request = method === 'GET' ? {} : parseJson(body);
  const isJson = method === 'GET' || headers['content-type']?.startsWith('application/json');
  if (!isJson || request === undefined) return json(415, { error: 'JSON, as application/json' });
  const named = command.path.exec(route)?.groups ?? {};
  const done = await command.run({ simulators, named, request, now });
  return typeof done === 'string' ? json(400, { error: done }) : json(200, done);
}
