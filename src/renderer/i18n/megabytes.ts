/** Bytes as megabytes with one decimal, as people read them; what is smaller than that is a tenth. */
export function bytesToMegabytes(bytes: number): number {
  return bytes === 0 ? 0 : Math.max(0.1, Math.round(bytes / 100_000) / 10);
}
