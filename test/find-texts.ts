// Looks for thousands of texts in gigabytes of text.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Answers those that stand somewhere in it. Texts are looked for as they are; lines end none of them. */
export async function findTexts(
  texts: readonly string[],
  where: AsyncIterable<string>,
): Promise<{ found: Set<string>; bytes: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-test-'));
  try {
    const list = join(folder, 'texts');
    writeFileSync(list, texts.map(text => `${text}\n`).join(''));
    // It looks for all of them at the same time, in one pass.
    const grep = spawn('grep', ['-aoFf', list], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, LC_ALL: 'C' },
    });
    const ended = once(grep, 'close');
    const found = new Set<string>();
    createInterface({ input: grep.stdout }).on('line', line => found.add(line));
    let bytes = 0;
    for await (const text of where) {
      bytes += text.length;
      if (!grep.stdin.write(`${text}\n`)) await once(grep.stdin, 'drain');
    }
    grep.stdin.end();
    const [code] = (await ended) as [number];
    if (code > 1) throw new Error(`grep ended with ${code}.`);
    return { found, bytes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
