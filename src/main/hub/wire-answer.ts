import type { z } from 'zod';
import { bytesToBase64Url, utf8Encode } from '../../shared/lib/bytes.ts';
import type { chainHead, WireRefusal, WireRefusalCode } from '../../shared/wire/frames.ts';

/** How far a chain reaches. */
export interface ChainHead {
  readonly seq: number;
  readonly chain: Uint8Array;
}

/** A refusal on its way out of a transaction, which it rolls back. */
export class WireRefused extends Error {
  override readonly name = 'WireRefused';
  readonly refusal: WireRefusal;

  constructor(
    code: WireRefusalCode,
    more: { readonly highWater?: ChainHead; readonly retryMs?: number } = {},
  ) {
    super(`refused: ${code}`);
    const { highWater, retryMs } = more;
    this.refusal = {
      frame: 'refusal',
      code,
      ...(highWater === undefined ? {} : { highWater: headToText(highWater) }),
      ...(retryMs === undefined ? {} : { retryMs }),
    };
  }
}

/** A chain's head as it travels. */
export function headToText({ seq, chain }: ChainHead): z.output<typeof chainHead> {
  return { seq, chain: bytesToBase64Url(chain) };
}

/** An answer without lines as bytes. */
export function answerToBytes(answer: object): Uint8Array {
  return utf8Encode(JSON.stringify(answer));
}
