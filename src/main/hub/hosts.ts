import { networkInterfaces } from 'node:os';

const everywhere: readonly string[] = ['0.0.0.0', '::'];

/** Under which a device reaches a door that listens at this host. */
export function hostsOf(host: string): readonly string[] {
  if (!everywhere.includes(host)) return [host];
  const found = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);
  return found.length === 0 ? ['127.0.0.1'] : found;
}
