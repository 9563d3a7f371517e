// Opens the page of each hostile text in a browser: nothing runs, nothing is asked for, nothing is
// complained of, and the elements are those of the page of a harmless one.

import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const { chromium } = createRequire(new URL('../browser/', import.meta.url))('playwright-core');

const [calm, ...pages] = process.argv.slice(2);

// What Markdown in a text may add, and what tells letters from right to left.
const INLINE = ['em', 'strong', 'code', 'br', 'a', 'bdi'];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
const expected = await look(calm);
let failed = report(calm, expected.problems);
for (const page of pages) {
  const { problems, frame } = await look(page);
  if (frame !== expected.frame) {
    problems.push('has other elements than the harmless page');
  }
  failed += report(page, problems);
}
await browser.close();
console.log(`${pages.length} pages, ${failed} with problems`);
process.exit(failed > 0 || pages.length === 0 ? 1 : 0);

async function look(path) {
  const page = await browser.newPage();
  const problems = [];
  const url = pathToFileURL(path).href;
  page.on('dialog', async (dialog) => {
    problems.push(`a dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('console', (message) => problems.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== url) {
      problems.push(`requests ${request.url()}`);
    }
  });
  await page.goto(url);
  const frame = await page.evaluate((inline) => {
    const kept = (element) => !inline.includes(element.localName) || element.hash;
    return [...document.querySelectorAll('*')].filter(kept).map((element) => element.localName).join(' ');
  }, INLINE);
  const running = await page.evaluate(() => {
    const attributes = [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes]);
    const runs = attributes.filter(({ name, value }) => name.startsWith('on') || /^\s*javascript:/i.test(value));
    return runs.map(({ name, value }) => `${name}="${value}"`);
  });
  await page.close();
  return { frame, problems: [...problems, ...running] };
}

function report(path, problems) {
  for (const problem of problems) {
    console.log(`${path}: ${problem}`);
  }
  return problems.length > 0 ? 1 : 0;
}
