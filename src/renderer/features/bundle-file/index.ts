export { BundleFiles } from './bundle-files.tsx';
