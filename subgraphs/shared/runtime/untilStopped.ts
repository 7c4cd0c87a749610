import { refuseDebugger } from './refuseDebugger.ts';
import { SettingError } from './settings.ts';

const LIMIT_MS = 5_000;
const PARENT_CHECK_MS = 500;

/**
 * Runs a program until it is told to stop: the first SIGINT or SIGTERM drains and closes, a second one or five seconds
 * end it at once. Also stops when the process that started it is gone (kill -9 of npm leaves its child alone).
 */
export function untilStopped(start: () => Promise<{ close(): Promise<void> }>): void {
  const parent = process.ppid;
  const running = Promise.resolve().then(() => {
    refuseDebugger(process.env);
    return start();
  });
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), LIMIT_MS).unref();
    running
      .then((program) => program.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  if (process.env['npm_lifecycle_event']) {
    setInterval(() => (process.ppid === parent || stopping ? undefined : stop()), PARENT_CHECK_MS).unref();
  }
  running.catch((error: unknown) => {
    console.error(error instanceof SettingError ? `Cannot start: ${error.message.replace(/\.$/, '')}.` : error);
    process.exit(1);
  });
}
