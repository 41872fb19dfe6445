const namedEntities: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };

/**
 * Text of an XML file with its entities read. References to characters that no text may hold (`&#4;`, which Tally
 * writes before its own names) give nothing; what is no entity stays as it is written.
 */
export function decodeXmlText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return namedEntities[String(name).toLowerCase()] ?? whole;
    const point = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return isTextCharacter(point) ? String.fromCodePoint(point) : '';
  });
}

function isTextCharacter(point: number): boolean {
  if (point === 9 || point === 10 || point === 13) return true;
  return point >= 0x20 && point <= 0x10_ff_ff && !(point >= 0xd8_00 && point <= 0xdf_ff) && point !== 0xff_fe;
}
