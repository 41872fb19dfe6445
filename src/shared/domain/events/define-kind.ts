import type { z } from 'zod';
import type { StreamKind } from './envelope.ts';

/** One kind of event: what its facts and its personal part hold, and the stream it may stand in. */
export interface EventKind<
  Name extends string,
  Stream extends StreamKind,
  Data extends z.ZodType,
  Personal extends z.ZodType,
> {
  readonly kind: Name;
  readonly version: number;
  readonly stream: Stream;
  readonly data: Data;
  readonly personal: Personal;
}

/** Declares a kind. Add optional members to grow one; a change of meaning is a new version with an upcaster. */
export function defineKind<
  const Name extends string,
  const Stream extends StreamKind,
  Data extends z.ZodType,
  Personal extends z.ZodType,
>(kind: EventKind<Name, Stream, Data, Personal>): EventKind<Name, Stream, Data, Personal> {
  return kind;
}
