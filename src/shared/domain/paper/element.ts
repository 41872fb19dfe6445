/** A piece of a paper: a text, or an element with pieces in it. Whoever draws it decides how; text is always text. */
export type PaperNode = string | PaperElement;

/** An element of a paper: only what papers need, so that nothing on one can run or load anything. */
export interface PaperElement {
  readonly tag:
    | 'article'
    | 'section'
    | 'div'
    | 'h1'
    | 'h2'
    | 'p'
    | 'span'
    | 'strong'
    | 'table'
    | 'thead'
    | 'tbody'
    | 'tfoot'
    | 'tr'
    | 'th'
    | 'td'
    | 'caption'
    | 'dl'
    | 'dt'
    | 'dd'
    | 'svg'
    | 'path'
    | 'title';
  readonly className?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children: readonly PaperNode[];
}

/** Makes an element; what is null is left out. */
export function el(
  tag: PaperElement['tag'],
  className: string,
  children: readonly (PaperNode | null)[] = [],
  attributes: Readonly<Record<string, string>> = {},
): PaperElement {
  return { tag, className, attributes, children: children.filter((child) => child !== null) };
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

/** The HTML of a piece of paper, with every text escaped. */
export function toMarkup(node: PaperNode): string {
  if (typeof node === 'string') return escaped(node);
  const { tag, className = '', attributes = {}, children } = node;
  const all = { ...(className === '' ? {} : { class: className }), ...attributes };
  const written = Object.entries(all).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<${tag}${written.join('')}>${children.map(toMarkup).join('')}</${tag}>`;
}
