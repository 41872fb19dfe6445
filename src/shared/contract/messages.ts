import { z } from 'zod';

/**
 * The wire between a door (Electron main, browser host, command line) and the ledger host. Every message
 * survives both a structured clone and JSON, so one host entry serves `utilityProcess` and `child_process`.
 */

/** A refusal as it crosses a process border: a code of the contract and, at most, the figures its words need. */
export const wireRefusalSchema = z.object({
  code: z.string().min(1),
  params: z.record(z.string(), z.unknown()).optional(),
});
export type WireRefusal = z.infer<typeof wireRefusalSchema>;

/** What every call comes back as. The value was checked by the router, so doors carry it unread. */
export const wireResultSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), refusal: wireRefusalSchema }),
]);
export type WireResult = z.infer<typeof wireResultSchema>;

/** Refusals a door answers by itself, without the ledger host. Everything else comes from a procedure. */
export const doorRefusalCodes = [
  'failed',
  'hostStopped',
  'unknownProcedure',
  'malformedCall',
  'untrustedSender',
] as const;
export type DoorRefusalCode = (typeof doorRefusalCodes)[number];

/** The refusal of a door, which never carries anything a person wrote. */
export function doorRefusal(code: DoorRefusalCode): WireResult {
  return { ok: false, refusal: { code, params: {} } };
}

/** A changed key that stands for all of them: sent when the host is gone or was started again. */
export const everythingChanged = '*';

/** Where an uploaded file lies until an import or an attachment takes it. `keyBase64` is null for a file the user owns. */
export const uploadLocationSchema = z.object({
  handle: z.string().min(16).max(64),
  name: z.string().min(1).max(255),
  path: z.string().min(1),
  sizeBytes: z.int().nonnegative(),
  keyBase64: z.string().nullable(),
});
export type UploadLocation = z.infer<typeof uploadLocationSchema>;

/** A folder or file the person chose to write into or to read from; a procedure names it by its handle. */
export const placeLocationSchema = z.object({
  handle: z.string().min(16).max(64),
  path: z.string().min(1),
});
export type PlaceLocation = z.infer<typeof placeLocationSchema>;

/** A door asks for one procedure. `id` is the door's own counter and comes back with the answer. */
export const callMessageSchema = z.object({
  kind: z.literal('call'),
  id: z.int().nonnegative(),
  procedure: z.string().min(1).max(100),
  input: z.unknown(),
});
export type CallMessage = z.infer<typeof callMessageSchema>;

/**
 * What a door may send. `keystore` comes once, before the first call: the device secret out of the operating
 * system's keystore, or null where there is none and a passphrase is required (`decided.md` 21). `upload` and
 * `dropUpload` announce a file by its handle, `place` a folder or a file to keep things in. `lock` forgets the keys, `stop` checkpoints, closes and ends.
 */
export const doorMessageSchema = z.discriminatedUnion('kind', [
  callMessageSchema,
  z.object({ kind: z.literal('keystore'), deviceSecretBase64: z.string().nullable() }),
  z.object({ kind: z.literal('upload'), upload: uploadLocationSchema }),
  z.object({ kind: z.literal('dropUpload'), handle: z.string() }),
  z.object({ kind: z.literal('place'), place: placeLocationSchema }),
  z.object({ kind: z.literal('lock') }),
  z.object({ kind: z.literal('stop') }),
]);
export type DoorMessage = z.infer<typeof doorMessageSchema>;

/** What the ledger host may send: it is ready, it answers a call, queries changed, it has stopped. */
export const hostMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('answer'), id: z.int().nonnegative(), result: wireResultSchema }),
  z.object({ kind: z.literal('changed'), keys: z.array(z.string()) }),
  z.object({ kind: z.literal('stopped') }),
]);
export type HostMessage = z.infer<typeof hostMessageSchema>;
