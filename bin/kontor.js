#!/usr/bin/env node
// The command of the package. What Node is too old to read is loaded only after its version was checked.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 18)) await import('../dist/cli/main.js');
else {
  console.error(
    `Kontor needs Node 22.18 or newer, and this is Node ${process.versions.node}. Install Node 24 from https://nodejs.org, then run the command again.`,
  );
  process.exitCode = 1;
}
