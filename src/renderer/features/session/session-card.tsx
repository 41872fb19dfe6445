import type { ReactNode } from 'react';

/** A page before the lock: one card, nothing of a debtor on it. */
export function SessionCard({
  title,
  step,
  onSubmit,
  children,
}: {
  readonly title: string;
  readonly step?: string;
  readonly onSubmit?: () => void;
  readonly children: ReactNode;
}) {
  return (
    <main className="session-page">
      <form
        className="session-card stack-wide"
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit?.();
        }}
      >
        <p className="session-name" lang="mr">
          बही <span lang="en">Bahi</span>
        </p>
        <div>
          {step !== undefined && <p className="muted">{step}</p>}
          <h1>{title}</h1>
        </div>
        {children}
      </form>
    </main>
  );
}
