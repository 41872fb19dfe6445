export { BankScreen } from './bank-screen.tsx';
