import { createElement, type ReactNode } from 'react';

import type { PaperNode } from '../../../shared/domain/paper/element.ts';

/** React's names of the few attributes that are written otherwise in HTML. */
const reactNames: Readonly<Record<string, string>> = { 'shape-rendering': 'shapeRendering' };

/** Draws a piece of a paper on the screen, element for element as it is printed. */
export function drawPaper(node: PaperNode, key?: number): ReactNode {
  if (typeof node === 'string') return node;
  const { tag, className = '', attributes = {}, children } = node;
  const named = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [reactNames[name] ?? name, value]),
  );
  const own = { key, ...(className === '' ? {} : { className }), ...named };
  return createElement(tag, own, ...children.map((child, at) => drawPaper(child, at)));
}
