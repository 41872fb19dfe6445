// Run by the tests in a process of its own: takes a profile, says so, and stays until it is killed.
import { acquireProfile } from '../../../src/main/db/profile-lock.ts';

const folder = process.argv[2] ?? '';
const acquired = acquireProfile(folder, 1_000);
if (acquired.ok) {
  process.stdout.write('held\n');
  setInterval(() => acquired.value.held, 1_000);
} else {
  process.stdout.write(`${JSON.stringify(acquired.refusal)}\n`);
}
