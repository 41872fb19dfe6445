import { create } from 'zustand';

import type { WireResult } from '../../shared/contract/messages.ts';
import { door } from '../doors/open-door.ts';

/** How often a ledger that does not answer is asked again. */
const asksAgainAfterMs = 2_000;

/** Whether the ledger host answers. Nothing can be saved while it does not, and the screen must say so at once. */
export const useReach = create<{ readonly isCut: boolean }>(() => ({ isCut: false }));

let isAsking = false;

/** Takes note of an answer of any procedure: whoever does not answer is asked again until they do. */
export function noteAnswer(answer: WireResult): void {
  const isCut = !answer.ok && answer.refusal.code === 'hostStopped';
  if (isCut !== useReach.getState().isCut) useReach.setState({ isCut });
  if (isCut) void askUntilReached();
}

/** Finds out whether the ledger still answers, when something else than a call went wrong. */
export async function checkReach(): Promise<void> {
  noteAnswer(await ask());
}

async function askUntilReached(): Promise<void> {
  if (isAsking) return;
  isAsking = true;
  while (useReach.getState().isCut) {
    await new Promise((resolve) => setTimeout(resolve, asksAgainAfterMs));
    const answer = await ask();
    useReach.setState({ isCut: !answer.ok && answer.refusal.code === 'hostStopped' });
  }
  isAsking = false;
}

function ask(): Promise<WireResult> {
  return door.call('describeProfile', {}).catch(() => ({ ok: false, refusal: { code: 'hostStopped' } }));
}
