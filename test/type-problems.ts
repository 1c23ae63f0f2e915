// The TypeScript compiler as a witness: what it has against a few files that use `kontor/s4`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const library = fileURLToPath(new URL('../src/s4/index.ts', import.meta.url));

/** What the compiler has against these files. */
export function typeProblems(files: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-types-'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const program = ts.createProgram({
    rootNames: Object.keys(files).map(name => join(folder, name)),
    options: {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      allowImportingTsExtensions: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      paths: { 'kontor/s4': [library] },
      typeRoots: [fileURLToPath(new URL('../node_modules/@types', import.meta.url))],
      types: ['node'],
    },
  });
  const found = ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${file?.fileName.split('/').at(-1)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  rmSync(folder, { recursive: true });
  return found;
}
