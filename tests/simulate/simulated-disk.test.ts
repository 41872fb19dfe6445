import { expect, test } from 'vitest';
import { SimulatedDisk } from '../../src/main/simulate/simulated-disk.ts';
import { disksOfToday } from './worlds.ts';

const { ledger } = disksOfToday();

/** A disk with one committed row, and one that nobody committed. */
function diskInTrouble(): SimulatedDisk {
  const disk = new SimulatedDisk(ledger);
  disk.database.execute("CREATE TABLE word (text TEXT); INSERT INTO word VALUES ('committed')");
  return disk;
}

const words = (disk: SimulatedDisk): unknown[] => disk.database.all('SELECT text FROM word');

test('a program that starts again finds what was committed and nothing else, as from a copy of its disk', () => {
  const disk = diskInTrouble();
  const image = disk.image();
  disk.database.execute('BEGIN IMMEDIATE');
  disk.database.run("INSERT INTO word VALUES ('not committed')");
  disk.reopen();
  expect(words(disk)).toEqual([{ text: 'committed' }]);
  expect(Buffer.from(disk.image()).equals(image)).toBe(true);
  disk.reopen(image);
  expect(words(disk)).toEqual([{ text: 'committed' }]);
  disk.close();
});

test('the program that ended neither reads nor writes any more, whichever way it ended', () => {
  const disk = diskInTrouble();
  for (const image of [undefined, disk.image(), undefined]) {
    const before = disk.database;
    expect(words(disk)).toEqual([{ text: 'committed' }]);
    disk.reopen(image);
    expect(() => before.all('SELECT text FROM word')).toThrow('connection is not open');
    expect(() => before.run("INSERT INTO word VALUES ('late')")).toThrow('connection is not open');
    expect(() => before.execute('BEGIN')).toThrow('connection is not open');
  }
  expect(words(disk)).toEqual([{ text: 'committed' }]);
  disk.close();
});

test('a full disk has room again once its program starts again, and an older copy is what it was', () => {
  const disk = diskInTrouble();
  const older = disk.image();
  disk.fill();
  expect(() => disk.database.run('INSERT INTO word VALUES (zeroblob(100000))')).toThrow('full');
  disk.reopen();
  expect(disk.isFull).toBe(false);
  disk.database.run('INSERT INTO word VALUES (zeroblob(100000))');
  expect(words(disk)).toHaveLength(2);
  disk.reopen(older);
  expect(words(disk)).toEqual([{ text: 'committed' }]);
  disk.close();
});
