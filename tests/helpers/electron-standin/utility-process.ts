import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';

import { app } from './app.ts';
import { strict } from './strict.ts';

class StandInUtilityProcess extends EventEmitter {
  private readonly child: ReturnType<typeof fork>;

  constructor(modulePath: string, given: readonly string[], options: Electron.ForkOptions) {
    super();
    const output = options.stdio === 'ignore' ? 'ignore' : 'inherit';
    this.child = fork(modulePath, given, {
      serialization: 'advanced',
      stdio: ['ignore', output, output, 'ipc'],
      execArgv: ['--no-warnings', '-r', join(import.meta.dirname, 'parent-port.ts')],
    });
    this.child.on('message', (message) => this.emit('message', message));
    this.child.on('spawn', () => this.emit('spawn'));
    this.child.on('exit', (code) => this.emit('exit', code ?? 1));
    // Electron takes its utility processes down with it.
    process.on('exit', () => this.child.kill('SIGKILL'));
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  postMessage(message: unknown): void {
    if (this.child.connected) this.child.send(message as object, () => {});
  }

  kill(): boolean {
    return this.child.kill();
  }
}

/** The running utility processes, for tests that kill one. */
export const runningUtilityProcesses = new Set<StandInUtilityProcess>();

/** The stand-in's `utilityProcess`: a Node child process with a `parentPort`. */
export const utilityProcess = strict('utilityProcess', {
  fork: (modulePath: string, given: readonly string[] = [], options: Electron.ForkOptions = {}) => {
    if (!app.isReady()) throw new Error('utilityProcess cannot be forked before app is ready.');
    const started = strict('utilityProcess', new StandInUtilityProcess(modulePath, given, options));
    runningUtilityProcesses.add(started);
    started.once('exit', () => runningUtilityProcesses.delete(started));
    return started;
  },
});
