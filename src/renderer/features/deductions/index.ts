export { DeductionsScreen } from './deductions-screen.tsx';
