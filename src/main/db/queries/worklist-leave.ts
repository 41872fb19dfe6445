import type { WritableDatabase } from '../driver.ts';
import { outdateWorklist } from './worklist.ts';

/** Takes an account off the day's list at once; its sums are taken anew by the next reader. */
export function removeFromWorklist(database: WritableDatabase, accountId: string): void {
  database.run('DELETE FROM worklist WHERE account_id = ?', [accountId]);
  database.run('DELETE FROM worklist_rank WHERE account_id = ?', [accountId]);
  outdateWorklist(database);
}
