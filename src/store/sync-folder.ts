// Writes the names in a folder to disk: a rename is there after a power cut only when its folder is.
import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Does nothing on Windows, which opens no folders. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
