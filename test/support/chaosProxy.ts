import { type AddressInfo, createServer, connect as dial, type Server, type Socket } from 'node:net';

/** What becomes of a connection, from the first bytes of a request on. */
export type Fault = (client: Socket, request: Buffer, target: () => Socket) => void;

export interface ChaosProxy {
  readonly url: string;
  /** Connections since the last change. */
  readonly connections: number;
  /** Cuts all connections; the next ones fare as the fault says, or well. */
  become(fault?: Fault): void;
  /** Nobody listens at the address any more. */
  goDown(): Promise<void>;
  comeUp(): Promise<void>;
  close(): Promise<void>;
}

/** Stands on loopback before a server, and can do to its connections whatever a network or a broken server does. */
export async function chaosProxy(targetUrl: string): Promise<ChaosProxy> {
  const target = new URL(targetUrl);
  const sockets = new Set<Socket>();
  let fault: Fault | undefined;
  let connections = 0;
  let server: Server | undefined;
  let port = 0;

  const known = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    return socket;
  };
  const serve = (client: Socket) => {
    connections += 1;
    known(client);
    const toTarget = () => known(dial(Number(target.port), target.hostname));
    client.once('data', (request) => (fault ?? passOn)(client, request, toTarget));
  };
  const cut = () => {
    connections = 0;
    for (const socket of sockets) socket.destroy();
  };
  const comeUp = async () => {
    server = createServer({ noDelay: true }, serve);
    await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  };
  const goDown = async () => {
    cut();
    await new Promise((resolve) => server?.close(resolve));
  };
  await comeUp();
  return {
    url: `http://127.0.0.1:${port}`,
    get connections() {
      return connections;
    },
    become(next) {
      cut();
      fault = next;
    },
    ...{ goDown, comeUp, close: goDown },
  };
}

export const passOn: Fault = (client, request, target) => {
  const far = target();
  far.write(request);
  client.pipe(far).pipe(client);
  client.on('close', () => far.destroy());
  far.on('close', () => client.destroy());
};

/** Answers these bytes, whatever was asked. */
export const says =
  (head: string, body = ''): Fault =>
  (client) =>
    void client.write(`HTTP/1.1 ${head}\r\n\r\n${body}`);

const JSON_HEAD = '200 OK\r\ncontent-type: application/json';

/** Without what a server says in the middle of one, every fault begins with the first bytes of a request. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'is silent': () => undefined,
  'drips a byte at a time': (client, request, target) => {
    const far = target();
    far.write(request);
    far.on('data', (bytes) => {
      const rest = [...bytes];
      const drip = setInterval(() => client.write(Buffer.of(rest.shift() ?? 32)), 20);
      client.on('close', () => clearInterval(drip));
    });
  },
  'never ends': says(`${JSON_HEAD}\r\ncontent-length: 100`, '{"data":'),
  'speaks another protocol': (client) => void client.write('220 smtp.example.org ESMTP\r\n'),
  'hangs up at once': (client) => void client.destroy(),
  'resets the connection': (client) => void client.resetAndDestroy(),
  'resets it in the middle': (client) =>
    void client.write(`HTTP/1.1 ${JSON_HEAD}\r\ncontent-length: 100\r\n\r\n{"data":`, () => client.resetAndDestroy()),
  'is cut off': (client) =>
    void client.end(`HTTP/1.1 ${JSON_HEAD}\r\ncontent-length: 100\r\n\r\n{"data":{"libraries":null}}`),
  'is cut off between chunks': (client) =>
    void client.end(`HTTP/1.1 ${JSON_HEAD}\r\ntransfer-encoding: chunked\r\n\r\n8\r\n{"data":\r\n`),
  'never stops talking': (client) => {
    client.write(`HTTP/1.1 ${JSON_HEAD}\r\ntransfer-encoding: chunked\r\n\r\n`);
    const chunk = `40000\r\n${' '.repeat(0x40000)}\r\n`;
    const talk = () => !client.destroyed && client.write(chunk, talk);
    talk();
  },
  'has endless headers': says(`${JSON_HEAD}\r\nx: ${'y'.repeat(100_000)}`, '{}'),
  'says it is HTML': says('200 OK\r\ncontent-type: text/html\r\ncontent-length: 15', '{"data":{"x":1}'),
  'does not say what it is': says('200 OK\r\ncontent-length: 13', '{"data":null}'),
  'is overloaded': says('503 Service Unavailable\r\ncontent-length: 0'),
  'takes the gateway for a stranger': says('401 Unauthorized\r\ncontent-length: 0'),
  'has nothing to say': says('204 No Content'),
  'packs its answer': says(`${JSON_HEAD}\r\ncontent-encoding: gzip\r\ncontent-length: 3`, '\u001f\u008b\b'),
};

/** As a server that closes what lies idle after an answer, and does not say so beforehand. */
export const closesIdle =
  (afterMs: number): Fault =>
  (client, request, target) => {
    const far = target();
    let idle: NodeJS.Timeout | undefined;
    passOn(client, request, () => far);
    client.on('data', () => clearTimeout(idle));
    far.on('data', () => {
      idle = setTimeout(() => client.destroy(), afterMs);
    });
  };
