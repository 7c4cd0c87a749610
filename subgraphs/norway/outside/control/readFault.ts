import { isJsonObject, type JsonObject } from '../../../shared/vocabulary/jsonObject.ts';
import { ERROR_SHAPES, type Fault, type Faults } from '../faults.ts';

const LONGEST_MS = 600_000;

/** Sets the faults as the request says, or tells what it cannot read. What is not named is none. */
export function setFaults(faults: Faults, request: JsonObject): string | undefined {
  const { latencyMs = 0, always, next = [] } = request;
  const queue = Array.isArray(next) ? next.map(readFault) : [undefined];
  const standing = always === undefined ? undefined : readFault(always);
  if (!isWhole(latencyMs, 0, LONGEST_MS)) return 'latencyMs: 0 to 600000';
  if (always !== undefined && !standing) return 'always: no such fault';
  if (queue.some((fault) => !fault)) return 'next: a list of faults';
  faults.latencyMs = latencyMs;
  faults.always = standing;
  faults.next = queue.filter((fault) => fault !== undefined);
  return undefined;
}

function readFault(value: unknown): Fault | undefined {
  if (!isJsonObject(value)) return undefined;
  const { kind, status, retryAfterMs } = value;
  switch (kind) {
    case 'STATUS': {
      const shape = ERROR_SHAPES.find((known) => known === (value['shape'] ?? 'DOCUMENTED'));
      return shape && isWhole(status, 200, 599) ? { kind, status, shape } : undefined;
    }
    case 'HTML_PAGE':
      return isWhole(status, 200, 599) ? { kind, status } : undefined;
    case 'TOO_MANY_REQUESTS':
      return isWhole(retryAfterMs, 0, LONGEST_MS) ? { kind, retryAfterMs } : undefined;
    case 'TRUNCATED':
    case 'HANG_UP':
      return { kind };
    default:
      return undefined;
  }
}

export function isWhole(value: unknown, lowest: number, highest: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && lowest <= value && value <= highest;
}
