import { EventEmitter } from 'node:events';

/** Loaded before a utility process's own module: gives it Electron's `process.parentPort`. */
class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    if (process.connected) process.send?.(message);
  }

  start(): void {}
}

const port = new ParentPort();
process.on('message', (message) => port.emit('message', { data: message, ports: [] }));
process.on('disconnect', () => process.exit(0));
Object.assign(process, { parentPort: port, type: 'utility' });
