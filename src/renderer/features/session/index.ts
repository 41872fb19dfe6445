export { FirstRun } from './first-run.tsx';
export { JoiningScreen } from './joining-screen.tsx';
export { LockScreen } from './lock-screen.tsx';
export { PracticePassphraseStep } from './practice-passphrase-step.tsx';
export { RecoveryCodeStep } from './recovery-code-step.tsx';
export { SessionCard } from './session-card.tsx';
