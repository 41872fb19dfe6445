import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';

/**
 * A long list of which only the rows in view are in the page (ux.md findings 11 and 12). Its parent must bound its
 * height. `focusedIndex` is kept in view.
 */
export function VirtualList<Row>({
  label,
  rows,
  rowHeight,
  rowHeightOf,
  rowKey,
  renderRow,
  focusedIndex,
  onEndNear,
}: {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly rowHeight: number;
  /** The height of a row that is not `rowHeight`; other rows are measured anew. */
  readonly rowHeightOf?: ((row: Row) => number) | undefined;
  readonly rowKey: (row: Row, index: number) => string;
  readonly renderRow: (row: Row, index: number) => ReactNode;
  readonly focusedIndex?: number;
  /** Called when the last rows come near: time to ask for the next page. */
  readonly onEndNear?: () => void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- the compiler passes this component over, which is right
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(rows[index], rowHeight, rowHeightOf),
    overscan: 6,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : rowKey(row, index);
    },
  });
  const unevenRows = rowHeightOf === undefined ? null : rows;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new height must be measured although nothing here names it
  useEffect(() => virtualizer.measure(), [rowHeight, rowHeightOf, unevenRows, virtualizer]);
  useEffect(() => {
    if (focusedIndex !== undefined && focusedIndex >= 0)
      virtualizer.scrollToIndex(focusedIndex, { align: 'auto' });
  }, [focusedIndex, virtualizer]);
  const items = virtualizer.getVirtualItems();
  const lastSeen = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && lastSeen >= rows.length - 10) onEndNear?.();
  }, [lastSeen, rows.length, onEndNear]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by key
    // biome-ignore lint/a11y/useSemanticElements: a list element would hold the space of rows that are not in the page
    <div className="virtual-list" ref={scroller} role="list" aria-label={label} tabIndex={0}>
      <div className="virtual-list-space" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            // biome-ignore lint/a11y/useSemanticElements: see the list above
            <div
              key={item.key}
              role="listitem"
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              className="virtual-list-row"
              style={{ transform: `translateY(${item.start}px)`, height: item.size }}
            >
              {renderRow(row, item.index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function heightOf<Row>(
  row: Row | undefined,
  usual: number,
  ownHeight: ((row: Row) => number) | undefined,
): number {
  return row === undefined ? usual : (ownHeight?.(row) ?? usual);
}
