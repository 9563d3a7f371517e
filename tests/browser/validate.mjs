// The Nu Html Checker, once for all pages: most of its time is the start of Java.

import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const JAR = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

/** The checker does not compute hashes, and takes data blocks for scripts; the browser test does
 * better on both. The extract is compared too, so that a real script is still reported. */
const KNOWN = [
  { message: /^Inline style violates Content Security Policy .*“style-src”/, extract: /<style>/ },
  {
    message: /^Inline script violates Content Security Policy .*“script-src”/,
    extract: /<script type="application\/ld\+json">/,
  },
];

/** What the checker has to say about each page, by path. */
export async function validate(paths) {
  const { messages } = await runChecker(paths);
  const faults = new Map(paths.map((path) => [path, []]));
  for (const message of messages.filter((message) => !isKnown(message))) {
    const found = message.url && faults.get(fileURLToPath(message.url));
    if (!found) {
      throw new Error(`vnu: ${message.message}`);
    }
    found.push(`line ${message.lastLine}: ${message.message}`);
  }
  return faults;
}

function isKnown({ message, extract, subType }) {
  const matches = (known) => known.message.test(message) && known.extract.test(extract);
  return subType === 'warning' && KNOWN.some(matches);
}

async function runChecker(paths) {
  const java = spawn('java', ['-jar', JAR, '--format', 'json', '--stdout', '--exit-zero-always', ...paths]);
  const failed = new Promise((_, reject) => java.on('error', reject));
  const output = Promise.all([text(java.stdout), text(java.stderr)]);
  const [stdout, stderr] = await Promise.race([output, failed]);
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`vnu did not run: ${stderr.trim()}`);
  }
}
