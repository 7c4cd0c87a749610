import cluster from 'node:cluster';
import { lastWords } from './lastWords.ts';
import { refuseDebugger } from './refuseDebugger.ts';
import { SettingError } from './settings.ts';

const LIMIT_MS = 5_000;
const PARENT_CHECK_MS = 500;

/** A program that runs. */
export interface Stoppable {
  close(): Promise<void>;
  /** How long closing may take; five seconds unless it says otherwise. */
  readonly stopsWithinMs?: number;
}

/**
 * Runs a program until it is told to stop: the first SIGINT or SIGTERM drains and closes, a second one or the end of its
 * time ends it at once. Also stops when the process that started it is gone (kill -9 of npm leaves its child alone).
 * A worker of a cluster listens to its parent alone.
 */
export function untilStopped(start: () => Promise<Stoppable>): void {
  const running = Promise.resolve().then(() => {
    refuseDebugger(process.env);
    return start();
  });
  let stopping = false;
  const close = async () => {
    const limit = setTimeout(() => process.exit(1), LIMIT_MS).unref(); // it may be starting yet
    const program = await running;
    clearTimeout(limit);
    setTimeout(() => process.exit(1), program.stopsWithinMs ?? LIMIT_MS).unref();
    await program.close();
  };
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  const stopOnce = () => (stopping ? undefined : stop());
  if (cluster.isWorker) listenToParent(stopOnce);
  else process.on('SIGINT', stop).on('SIGTERM', stop);
  if (process.env['npm_lifecycle_event'] && !cluster.isWorker) watchParent(stopOnce);
  running.catch((error: unknown) => {
    console.error(
      error instanceof SettingError ? `Cannot start: ${error.message.replace(/\.$/, '')}.` : lastWords(error),
    );
    process.exit(1);
  });
}

// Signals to the whole group reach workers too; what they mean is for the parent to say.
function listenToParent(stop: () => void): void {
  const ignore = () => undefined;
  process.on('SIGINT', ignore).on('SIGTERM', ignore);
  process.on('message', (message) => (message === 'stop' ? stop() : undefined)).on('disconnect', stop);
}

function watchParent(stop: () => void): void {
  const parent = process.ppid;
  setInterval(() => (process.ppid === parent ? undefined : stop()), PARENT_CHECK_MS).unref();
}
