import type { ReactNode } from 'react';

/** A table that may be wider than its screen: it scrolls by itself, and by key. */
export function ScrollTable({
  label,
  className = '',
  children,
}: {
  readonly label: string;
  /** Of what scrolls, for a table with measures of its own. */
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; this only names what scrolls
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by key
    <div className={`table-scroll ${className}`} tabIndex={0} role="group" aria-label={label}>
      <table className="table">{children}</table>
    </div>
  );
}
