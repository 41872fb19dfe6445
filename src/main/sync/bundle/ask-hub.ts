import { readRefusal } from '../read-answer.ts';
import type { BundleHub, HubNotReady } from './answer-bundle.ts';
import { jsonOf } from './frame-json.ts';

/** The hub's answer to one request of a file. Throws `NotReady` where the file is to be given again. */
export async function askHub(hub: Pick<BundleHub, 'answer'>, request: Uint8Array): Promise<Uint8Array> {
  const answer = await hub.answer(request);
  const refusal = readRefusal(jsonOf(answer));
  if (refusal?.code === 'busy') throw new NotReady('hubBusy');
  if (refusal?.code === 'full') throw new NotReady('diskFull');
  return answer;
}

/** Nothing of what was asked last was taken; what came before it stays. */
export class NotReady extends Error {
  override readonly name = 'NotReady';
  readonly code: HubNotReady['code'];

  constructor(code: HubNotReady['code']) {
    super(`the hub is not ready: ${code}`);
    this.code = code;
  }
}
