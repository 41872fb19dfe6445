export { TermsScreen } from './terms-screen.tsx';
export { WhyDrawer } from './why-drawer.tsx';
export { WhyPaper } from './why-paper.tsx';
