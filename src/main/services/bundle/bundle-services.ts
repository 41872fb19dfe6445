import { clearDevice } from './clear-device.ts';
import { readBundleStanding } from './read-bundle-standing.ts';
import { readBundles } from './read-bundles.ts';
import { writeBundle } from './write-bundle.ts';

/** The services of files between a device and its hub. */
export const bundleServices = { readBundleStanding, writeBundle, readBundles, clearDevice } as const;
