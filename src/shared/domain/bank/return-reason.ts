/**
 * How banks write why an instrument came back, by the codes of `resources/legal-clocks/in.json`: their abbreviations
 * and the words of the clearing's return memo. Said in more than one way, or in none of these, a person chooses.
 */
const wordsByReason: readonly (readonly [string, RegExp])[] = [
  [
    'fundsInsufficient',
    /\b(funds?|bal(ance)?)\s*(are\s*)?insuff\w*|\binsuff\w*\s*(funds?|bal\w*)?|\bno funds\b/i,
  ],
  ['exceedsArrangement', /\bexceeds?\s*arr\w*/i],
  ['accountClosed', /\b(a\/?c|acct|account)\s*(is\s*)?closed\b|\bclosed\s*(a\/?c|acct|account)\b/i],
  ['paymentStopped', /\b(payment|pymt|pmt)\s*stopped\b|\bstop\s*(payment|pymt|pmt)\b|\bstopped by drawer\b/i],
  ['accountBlocked', /\b(a\/?c|acct|account)\s*(is\s*)?(blocked|frozen|attached)\b/i],
  ['signatureDiffers', /\b(sign(ature)?|sgn)\.?\s*(differs?|mismatch|incomplete|not as per)/i],
  ['referToDrawer', /\brefer(red)?\s*to\s*drawer\b/i],
  ['alterationUnsigned', /\balteration/i],
  ['wordsAndFiguresDiffer', /\b(words?|amount)\s*(and|&)\s*figures?\s*differs?/i],
  ['outOfDate', /\b(out\s*of\s*date|outdated|stale)\b/i],
  ['postDated', /\bpost[\s-]*dated\b/i],
  ['mandateMissing', /\b(no|invalid)\s*mandate\b|\bmandate\s*(not|cancelled|missing)/i],
];

/** The code of the reason that a bank's words give for a return; null where they give none, or several. */
export function returnReasonIn(narration: string): string | null {
  const text = narration.normalize('NFC');
  const found = wordsByReason.filter(([, words]) => words.test(text)).map(([code]) => code);
  return found.length === 1 ? (found[0] ?? null) : null;
}
