/** Runs a command to its end and gives its output; a failure shows what it said. */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Full path of a program on the PATH, or undefined. */
export function onPath(program) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, program);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not here.
    }
  }
  return undefined;
}

const running = new Set();
// What is still being fetched or compiled is not to go on without the one who asked for it.
process.once('exit', () => {
  for (const child of running) child.kill();
});

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, note?: (line: string) => void, uid?: number, gid?: number, timeout?: number }} [options]
 * @returns {Promise<string>} standard output and standard error together
 */
export function run(command, args, options = {}) {
  const { note, timeout, ...rest } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...rest, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    child.once('exit', () => running.delete(child));
    const bound = timeout ? setTimeout(() => child.kill('SIGKILL'), timeout) : undefined;
    let output = '';
    const take = (chunk) => {
      output += chunk;
      note?.(String(chunk));
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', (error) => {
      clearTimeout(bound);
      reject(error);
    });
    child.once('close', (code, signal) => {
      clearTimeout(bound);
      if (code === 0) resolve(output);
      else
        reject(
          new Error(
            `${command} ${args.join(' ')} ${signal ? `ended by ${signal}` : `ended with code ${code}`}\n${output.slice(-20_000)}`,
          ),
        );
    });
  });
}
