import { useKeyCommands } from '../../commands/registry.ts';

/**
 * The stroke opens the search wherever a screen has no list of its own to filter. It stands before the screen, so that
 * the screen's own meaning of the key comes after it and counts.
 */
export function SearchKey({ onSearch }: { readonly onSearch: () => void }) {
  useKeyCommands({ search: onSearch });
  return null;
}
