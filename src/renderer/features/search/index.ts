export { rememberAccount } from './recent-accounts.ts';
export { SearchKey } from './search-key.tsx';
export { SearchPalette } from './search-palette.tsx';
