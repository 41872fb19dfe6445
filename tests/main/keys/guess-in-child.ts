// Run by the tests in a process of its own: one attempt to unlock, as after a fresh start of the app.
import { createFileKeystore } from '../../../src/main/keys/keystore.ts';
import { unlockProfile } from '../../../src/main/keys/profile-keys.ts';

const [directory = '', userId = '', secret = ''] = process.argv.slice(2);
const answer = await unlockProfile(
  {
    directory,
    keystore: createFileKeystore(directory),
    policy: {
      cost: { algorithm: 'argon2id', memoryKib: 8, iterations: 1, parallelism: 1 },
      leastMemoryKib: 8,
      leastIterations: 1,
    },
  },
  { userId, secret, clock: { nowMs: 1_000, uptimeMs: 1_000 } },
);
process.stdout.write(JSON.stringify(answer.ok ? { code: 'opened' } : answer.refusal));
