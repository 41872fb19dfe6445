import type { z } from 'zod';
import { acknowledgement, helloAnswer, type WireRefusal, wireRefusal } from '../../shared/wire/frames.ts';
import { readSelf } from '../ledger/device-self.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { readHub } from './hub-state.ts';
import { isOwnChain } from './requests.ts';

/** An answer that is one JSON object, by its schema; null where it is another, or none. */
export function readAnswer<Schema extends z.ZodType>(
  schema: Schema,
  parsed: unknown,
): z.output<Schema> | null {
  const read = schema.safeParse(parsed);
  return read.success ? read.data : null;
}

/**
 * The hub's refusal; null where the answer is none. One in words that this version does not know is `upgrade`: only a newer hub
 * speaks so, whoever asks again is refused again, and the update is what helps.
 */
export function readRefusal(parsed: unknown): WireRefusal | null {
  const known = readAnswer(wireRefusal, parsed);
  if (known !== null) return known;
  return readAnswer(anyRefusal, parsed) === null ? null : { frame: 'refusal', code: 'upgrade' };
}

const anyRefusal = wireRefusal.pick({ frame: true });

/**
 * What the hub holds of this device by a hello or an acknowledgement, without anything being changed; null where it speaks of
 * another chain, another run of its order, or is another hub.
 */
export function ownHighWater({ write }: Ledger, parsed: unknown): number | null {
  const hello = readAnswer(helloAnswer, parsed);
  const answer = hello ?? readAnswer(acknowledgement, parsed);
  const hub = readHub(write);
  if (answer === null || answer.epoch !== hub.epoch) return null;
  if (hello !== null && hub.hub !== null && hello.hub !== hub.hub) return null;
  return isOwnChain(write, readSelf(write), answer.highWater) ? answer.highWater.seq : null;
}
