import type { TextMark } from '../../../shared/domain/names/mark-words.ts';

/** A text with the parts that answer the search marked. */
export function MarkedText({ text, marks }: { readonly text: string; readonly marks: readonly TextMark[] }) {
  const parts: { readonly at: number; readonly text: string; readonly isMarked: boolean }[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    if (from < at) continue;
    parts.push({ at, text: text.slice(at, from), isMarked: false });
    parts.push({ at: from, text: text.slice(from, to), isMarked: true });
    at = to;
  }
  parts.push({ at, text: text.slice(at), isMarked: false });
  return parts
    .filter((part) => part.text !== '')
    .map((part) => (part.isMarked ? <mark key={part.at}>{part.text}</mark> : part.text));
}
