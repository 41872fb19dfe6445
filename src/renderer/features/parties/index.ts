export { PartiesScreen } from './parties-screen.tsx';
export { PartyScreen } from './party-screen.tsx';
