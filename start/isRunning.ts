import { errorCode } from './embeddedPostgresError.ts';

/** Whether a process of that number lives, whosever it is. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
