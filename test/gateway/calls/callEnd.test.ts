import { describe, expect, test } from '@jest/globals';
import { type CallEnd, toldOnce } from '../../../gateway/calls/callEnd.ts';
import { CallFault } from '../../../gateway/calls/callFault.ts';
import { type AskedCall, SubgraphLine } from '../../../gateway/calls/subgraphLine.ts';
import type { SubgraphTransport } from '../../../gateway/calls/subgraphTransport.ts';
import { outcomeOf } from './testLine.ts';

const READ: AskedCall = { body: '{}', isRead: true, asker: 'somebody', headers: () => ({}) };

describe('a transport that fails', () => {
  const unreachable = () => new CallFault('unreachable', 'the connection failed', { isRepeatable: true });
  let begun: CallEnd[] = [];
  /** Fails so many calls at once, and leaves the others unanswered. */
  const lineFailing = (times: number) => {
    begun = [];
    const transport: SubgraphTransport = {
      begin(_call, end) {
        const { failed } = toldOnce(end);
        begun.push(end);
        if (begun.length <= times) failed(unreachable());
        return { interrupt: failed };
      },
      close: async () => undefined,
    };
    return new SubgraphLine({ name: 'norway', transport, timeoutMs: 50, breaker: { failures: 0, pauseMs: 60 } });
  };
  const outcomeOn = (line: SubgraphLine) =>
    outcomeOf(new Promise((answered, failed) => line.ask(READ, { answered, failed })));

  test('before it returns is asked once more, and that call ends at its time-out', async () => {
    expect(await outcomeOn(lineFailing(1))).toBe('timedOut');
    expect(begun).toHaveLength(2);
  });

  // Timers of one process end in the order of their times, however late it is.
  test('late does not make a silent read take twice its time', async () => {
    const told: string[] = [];
    outcomeOn(lineFailing(0)).then((outcome) => told.push(outcome));
    setTimeout(() => begun[0]?.failed(unreachable()), 25);
    await new Promise((resolve) => setTimeout(resolve, 70));
    expect([begun.length, told]).toEqual([2, ['timedOut']]);
  });

  test('before it returns leaves nothing behind that the next equal read would wait for', async () => {
    const line = lineFailing(4);
    expect([await outcomeOn(line), await outcomeOn(line)]).toEqual(['unreachable', 'unreachable']);
    expect(begun).toHaveLength(4);
  });
});

test('how a call ended is told once', () => {
  const told: string[] = [];
  const once = toldOnce({ answered: (text) => void told.push(text), failed: ({ outcome }) => void told.push(outcome) });
  once.answered('first');
  once.answered('second');
  once.failed(new CallFault('timedOut', 'late'));
  expect(told).toEqual(['first']);
});
