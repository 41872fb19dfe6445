/** The keys in one block of an event stream, or null where the block is a heartbeat or of another kind. */
function keysOfBlock(block: string): readonly string[] | null {
  const data = block
    .split('\n')
    .filter((line) => line.startsWith('data: '))
    .map((line) => line.slice('data: '.length))
    .join('\n');
  if (data === '') return null;
  const message: unknown = JSON.parse(data);
  if (typeof message !== 'object' || message === null || !('keys' in message)) return null;
  return Array.isArray(message.keys) ? message.keys.map(String) : null;
}

/** Reads change messages out of an event stream that comes in pieces cut anywhere. */
export function createChangeReader(listener: (keys: readonly string[]) => void): (piece: string) => void {
  let rest = '';
  return (piece) => {
    const blocks = (rest + piece).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const keys = keysOfBlock(block);
      if (keys !== null) listener(keys);
    }
  };
}
