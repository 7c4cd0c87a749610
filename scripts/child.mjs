import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Runs a program with our input and output, passes signals on, and resolves with its exit code. */
export async function runChild(program, args, options = {}) {
  return (await run(program, args, { stdio: 'inherit', ...options })).code;
}

/** Runs a program in silence and resolves with its exit code and all that it printed. */
export function runQuietly(program, args, options = {}) {
  return run(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
}

function run(program, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, options);
    const printed = [];
    child.stdout?.on('data', (chunk) => printed.push(chunk));
    child.stderr?.on('data', (chunk) => printed.push(chunk));
    const passOn = (signal) => child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, passOn);
    const quiet = () => {
      for (const signal of SIGNALS) process.off(signal, passOn);
    };
    child.once('error', (error) => {
      quiet();
      reject(error);
    });
    child.once('close', (code, signal) => {
      quiet();
      const output = Buffer.concat(printed).toString();
      resolve({ code: code ?? 128 + constants.signals[signal], output });
    });
  });
}
