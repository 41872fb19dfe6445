import { describe } from 'vitest';
import { sqliteFactory } from './hub-fixture.ts';
import { describeHub } from './suites/all.ts';

describe('a hub on SQLite', () => {
  describeHub(sqliteFactory);
});
