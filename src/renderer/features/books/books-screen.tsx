/** An empty page until its own change. */
export function BooksScreen(_props: Record<string, unknown>) {
  return null;
}
