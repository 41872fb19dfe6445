import { z } from 'zod';
import { readIfPresent, writeDurably } from './durable-file.ts';
import { authenticate, type DeviceSecret, isAuthentic } from './sealing.ts';

const sealedFileSchema = z.strictObject({ content: z.unknown(), seal: z.base64() });

/** A file in plain sight whose content only this device can have written. */
export interface SealedFile {
  readonly content: unknown;
  isAuthentic(deviceSecret: DeviceSecret): boolean;
}

/** `content` as JSON with an HMAC under the device secret; `purpose` keeps one file from posing as another. */
export function sealedText(content: unknown, purpose: string, deviceSecret: DeviceSecret): string {
  const seal = authenticate(deviceSecret, purpose, JSON.stringify(content));
  return `${JSON.stringify({ content, seal }, null, 2)}\n`;
}

/** Writes what `sealedText` answers. */
export function writeSealedFile(
  file: string,
  content: unknown,
  purpose: string,
  deviceSecret: DeviceSecret,
): void {
  writeDurably(file, sealedText(content, purpose, deviceSecret));
}

/** Reads a sealed file; the seal is checked by the caller, who may not have the device secret yet. */
export function readSealedFile(file: string, purpose: string): SealedFile | 'missing' | 'unreadable' {
  const bytes = readIfPresent(file);
  if (bytes === null) return 'missing';
  try {
    const { content, seal } = sealedFileSchema.parse(JSON.parse(bytes.toString('utf8')));
    return {
      content,
      isAuthentic: (secret) => isAuthentic(secret, purpose, JSON.stringify(content), seal),
    };
  } catch {
    return 'unreadable';
  }
}
