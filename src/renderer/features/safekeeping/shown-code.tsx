/** A code in its eight groups, to be written down: it is shown this once. */
export function ShownCode({ code, label }: { readonly code: string; readonly label: string }) {
  return (
    <ol className="recovery-code" aria-label={label}>
      {code.split('-').map((group, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the groups of a code have their place and nothing else
        <li key={place}>
          <code>{group}</code>
        </li>
      ))}
    </ol>
  );
}
