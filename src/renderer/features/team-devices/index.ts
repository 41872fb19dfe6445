export { TeamDevices } from './team-devices.tsx';
