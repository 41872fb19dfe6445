/** A device as people tell it from others: the first six characters of its id, in capitals, as its receipt numbers begin. */
export function deviceCode(device: string): string {
  return device.slice(0, 6).toUpperCase();
}
