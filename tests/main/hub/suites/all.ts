import { describe } from 'vitest';
import type { StoreFactory } from '../hub-fixture.ts';
import { blobSuite } from './blobs.ts';
import { comingBackSuite } from './coming-back.ts';
import { holdingBackSuite } from './holding-back.ts';
import { joiningSuite } from './joining.ts';
import { openNamesSuite } from './open-names.ts';
import { pageSuite } from './pages.ts';
import { pushingSuite } from './pushing.ts';
import { rebuildingSuite } from './rebuilding.ts';
import { refusalSuite } from './refusals.ts';
import { ticketSuite } from './tickets.ts';
import { unfinishedSuite } from './unfinished-files.ts';
import { verifyingSuite } from './verifying.ts';

/** Everything that is true of a hub whatever it keeps its tables in. `runs` is how often a law is tried. */
export function describeHub(factory: StoreFactory, runs = 30): void {
  describe('refuses', () => {
    refusalSuite(factory);
  });
  describe('takes in', () => {
    pushingSuite(factory);
  });
  describe('holds back', () => {
    holdingBackSuite(factory);
  });
  describe('gives out', () => {
    pageSuite(factory, runs);
  });
  describe('agrees', () => {
    verifyingSuite(factory);
  });
  describe('lets in', () => {
    joiningSuite(factory);
    ticketSuite(factory);
    comingBackSuite(factory);
  });
  describe('keeps files', () => {
    blobSuite(factory);
    openNamesSuite(factory);
    unfinishedSuite(factory);
  });
  describe('builds again', () => {
    rebuildingSuite(factory, runs);
  });
}
