import { expect, test } from 'vitest';
import { isSingleKey, keyCaps } from '../../../src/renderer/commands/key-caps.ts';

test('physical keys are shown by their Latin caps', () => {
  expect(keyCaps('KeyL')).toEqual(['L']);
  expect(keyCaps('Shift+KeyS')).toEqual(['Shift+S']);
  expect(keyCaps('KeyG KeyT')).toEqual(['G', 'T']);
  expect(keyCaps('$mod+KeyK')).toEqual(['Ctrl+K']);
  expect(keyCaps('Control+Alt+KeyL')).toEqual(['Ctrl+Alt+L']);
  expect(keyCaps('Shift+Slash')).toEqual(['?']);
  expect(keyCaps('Digit3')).toEqual(['3']);
  expect(keyCaps('Escape')).toEqual(['Esc']);
  expect(keyCaps('Digit1..Digit9')).toEqual(['1–9']);
  expect(keyCaps('ArrowDown/ArrowUp')).toEqual(['Down', 'Up']);
});

test('letters alone can be switched off, keys with Ctrl and Escape cannot', () => {
  expect(['KeyL', 'Shift+KeyS', 'KeyG KeyT', 'Digit1', 'Slash'].map(isSingleKey)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(['$mod+KeyK', 'Control+Alt+KeyL', 'Escape', 'F1', 'ArrowDown'].map(isSingleKey)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});
