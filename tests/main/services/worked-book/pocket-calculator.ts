/** A number as a fraction of whole ones, so that nothing is ever rounded on the way. */
interface Ratio {
  readonly over: bigint;
  readonly under: bigint;
}

const ratio = (over: bigint, under: bigint): Ratio =>
  under < 0n ? { over: -over, under: -under } : { over, under };

/**
 * Works out a sum of the worked book: `+ − × ÷`, brackets and decimals, exact, and at the end rounded half up to the paisa.
 * `cut` before it cuts to the paisa instead, and what is added after a cut (`+ .01`) is added to the cut figure.
 */
export function pocketCalculator(sum: string): number {
  const cut = /^cut (.+?)( \+ \.01)?$/.exec(sum);
  if (cut !== null) return cutToMinor(workedOut(cut[1] ?? '')) + (cut[2] === undefined ? 0 : 1);
  return roundToMinor(workedOut(sum));
}

function workedOut(sum: string): Ratio {
  const words = sum.match(/\d*\.?\d+|[+−×÷()]/g) ?? [];
  if (words.join('') !== sum.replaceAll(' ', '')) throw new Error(`not a sum: ${sum}`);
  let at = 0;
  const total = (): Ratio => {
    let left = words[at] === '−' ? ratio(0n, 1n) : product();
    while (words[at] === '+' || words[at] === '−') {
      const sign = words[at++] === '+' ? 1n : -1n;
      const right = product();
      left = ratio(left.over * right.under + sign * right.over * left.under, left.under * right.under);
    }
    return left;
  };
  const product = (): Ratio => {
    let left = term();
    while (words[at] === '×' || words[at] === '÷') {
      const isTimes = words[at++] === '×';
      const right = term();
      left = isTimes
        ? ratio(left.over * right.over, left.under * right.under)
        : ratio(left.over * right.under, left.under * right.over);
    }
    return left;
  };
  const term = (): Ratio => {
    const word = words[at++] ?? '';
    if (word !== '(') {
      const [whole = '', fraction = ''] = word.split('.');
      return ratio(BigInt(`${whole}${fraction}`), 10n ** BigInt(fraction.length));
    }
    const inside = total();
    if (words[at++] !== ')') throw new Error(`a bracket is open: ${sum}`);
    return inside;
  };
  const value = total();
  if (at !== words.length) throw new Error(`not a sum: ${sum}`);
  return value;
}

function cutToMinor({ over, under }: Ratio): number {
  return Number((over * 100n) / under);
}

function roundToMinor({ over, under }: Ratio): number {
  const sign = over < 0n ? -1n : 1n;
  return Number((sign * ((over * sign * 200n) / under + 1n)) / 2n);
}
