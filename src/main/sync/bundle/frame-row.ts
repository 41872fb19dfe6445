/** Bytes of the length before each frame. */
const lengthBytes = 4;

/** Frames in a row, each behind its length (unsigned, big-endian). */
export function framesToPayload(frames: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(frames.reduce((sum, { length }) => sum + lengthBytes + length, 0));
  const view = new DataView(whole.buffer);
  let at = 0;
  for (const frame of frames) {
    view.setUint32(at, frame.length);
    whole.set(frame, at + lengthBytes);
    at += lengthBytes + frame.length;
  }
  return whole;
}

/** The frames of a row; null where a length does not fit. */
export function payloadToFrames(payload: Uint8Array): readonly Uint8Array[] | null {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const frames: Uint8Array[] = [];
  let at = 0;
  while (at < payload.length) {
    if (at + lengthBytes > payload.length) return null;
    const length = view.getUint32(at);
    const end = at + lengthBytes + length;
    if (end > payload.length) return null;
    frames.push(payload.subarray(at + lengthBytes, end));
    at = end;
  }
  return frames;
}
