import type { Result } from '../../../shared/lib/result.ts';
import type { DeviceKeyPair } from '../../keys/device-key.ts';
import { readRefusal } from '../read-answer.ts';
import { jsonOf } from './frame-json.ts';

/** The hub as whoever reads files meets it. */
export interface BundleHub {
  readonly hubId: string;
  readonly team: string;
  /** The key that the hub's name holds. */
  readonly keyPair: DeviceKeyPair;
  readonly answer: (request: Uint8Array) => Promise<Uint8Array>;
  /** What the hub knows of a device of the team; null where it was never let in. */
  readonly deviceOf: (device: string) => Promise<Result<BundleDevice | null, HubNotReady>>;
  /** Of photos and papers that one answer brings, as they are. */
  readonly mostFileBytes: number;
  /** Every file that events name on the shelves of a device, the newest first; `bytes` as they say. */
  readonly filesOf: (
    device: string,
  ) => Promise<Result<readonly { readonly sha256: string; readonly bytes: number }[], HubNotReady>>;
}

/** A device as the hub knows it that answers its files. */
export interface BundleDevice {
  readonly publicKey: Uint8Array;
  readonly seq: number;
  /** The team's, not the device's. */
  readonly epoch: string;
  /** Who was invited to work on it. */
  readonly userId: string | null;
}

/** The hub could not take the file just now; it may be given again as it is. */
export interface HubNotReady {
  readonly code: 'hubBusy' | 'diskFull';
}

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
