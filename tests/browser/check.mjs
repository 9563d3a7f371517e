// Checks HTML that Plenary has rendered, in a real browser and with a validator.
//
//   node check.mjs [PAGE…] [--fragment FILE]… [--many PAGE…]
//
// Pages after --many may take more than one sheet of paper.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { Browser } from './browser.mjs';
import {
  dataProblems,
  elementProblems,
  fragmentProblems,
  gather,
  linkProblems,
  policyProblems,
  timeProblems,
} from './content.mjs';
import { validate } from './validate.mjs';

/** A desk and the narrowest telephone. */
const WIDTHS = [1280, 320];
const SCHEMES = ['light', 'dark'];
const VIEWS = SCHEMES.flatMap((scheme) => WIDTHS.map((width) => ({ scheme, width })));

class Report {
  passed = 0;
  failed = 0;

  constructor(file) {
    this.file = file;
  }

  /** Runs one check, which returns what is wrong as a list of texts. */
  async run(name, check) {
    const problems = await attempt(check);
    if (problems.length === 0) {
      this.passed += 1;
      return;
    }
    this.failed += 1;
    const text = problems.join('; ').replace(/\s+/g, ' ');
    console.log(`${this.file}: ${name}: ${text}`);
  }
}

/** A check that cannot be carried out has failed. */
async function attempt(check) {
  try {
    return await check();
  } catch (error) {
    return [String(error.message)];
  }
}

/** What holds for pages and fragments alike. */
async function checkContent(report, page, content, faults) {
  await report.run('vnu', () => faults);
  await report.run('loads by itself', () => page.loadingProblems());
  await report.run('elements', () => elementProblems(content));
  await report.run('links', () => linkProblems(content));
  await report.run('times', () => timeProblems(content));
  for (const view of VIEWS) {
    await page.show(view);
    await report.run(`axe, ${view.scheme}, ${view.width} px`, () => page.axeProblems());
  }
  for (const width of WIDTHS) {
    await page.show({ scheme: 'light', width });
    await report.run(`accessibility tree, ${width} px`, () => page.treeProblems());
  }
}

async function checkPage(report, page, content, { many }) {
  await report.run('style sheet', () => page.styleProblems());
  await report.run('policy', () => policyProblems(content));
  await report.run('JSON-LD', () => dataProblems(content));
  for (const scheme of SCHEMES) {
    await page.show({ scheme, width: WIDTHS[0] });
    await report.run(`contrast of links, ${scheme}`, () => page.linkContrastProblems());
  }
  for (const width of WIDTHS) {
    await page.show({ scheme: 'light', width });
    await report.run(`fits ${width} px`, () => page.widthProblems());
  }
  await report.run('print', () => page.printProblems(many));
}

async function checkJob(browser, job, faults) {
  const report = new Report(job.file);
  const page = await browser.open(job.path);
  const content = await page.evaluate(gather);
  await checkContent(report, page, content, faults);
  if (job.fragment) {
    await report.run('fragment', () => fragmentProblems(content));
  } else {
    await checkPage(report, page, content, job);
  }
  await page.close();
  return report;
}

/** The smallest page that could hold a fragment. */
function host(fragment) {
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Host page</title></head>
<body>
<main>
<h1>Host page</h1>
${fragment}
</main>
</body>
</html>
`;
}

function readArguments(args) {
  const jobs = [];
  let many = false;
  for (let i = 0; i < args.length; i += 1) {
    if (args[i] === '--many') {
      many = true;
    } else if (args[i] === '--fragment' && i + 1 < args.length) {
      i += 1;
      jobs.push({ file: args[i], fragment: true });
    } else if (args[i].startsWith('--')) {
      throw new Error(`cannot understand ${args[i]}`);
    } else {
      jobs.push({ file: args[i], fragment: false, many });
    }
  }
  if (jobs.length === 0) {
    throw new Error('usage: node check.mjs [PAGE…] [--fragment FILE]… [--many PAGE…]');
  }
  return jobs;
}

/** Puts a fragment into a host page in `folder`; gives every job the path of a whole page. */
async function withPage(job, i, folder) {
  if (!job.fragment) {
    return { ...job, path: resolve(job.file) };
  }
  const path = join(folder, `${i}.html`);
  await writeFile(path, host(await readFile(job.file, 'utf8')));
  return { ...job, path };
}

async function checkAll(files, folder) {
  const jobs = await Promise.all(files.map((job, i) => withPage(job, i, folder)));
  const faults = await validate(jobs.map((job) => job.path));
  const browser = await Browser.launch();
  const reports = [];
  try {
    for (const job of jobs) {
      reports.push(await checkJob(browser, job, faults.get(job.path)));
    }
  } finally {
    await browser.close();
  }
  return reports;
}

async function main() {
  const jobs = readArguments(process.argv.slice(2));
  const folder = await mkdtemp(join(tmpdir(), 'plenary-browser-'));
  try {
    const reports = await checkAll(jobs, folder);
    const total = (count) => reports.reduce((sum, report) => sum + report[count], 0);
    console.log(`${total('passed')} passed, ${total('failed')} failed`);
    process.exitCode = total('failed') > 0 ? 1 : 0;
  } finally {
    await rm(folder, { recursive: true });
  }
}

try {
  await main();
} catch (error) {
  console.error(`check.mjs: ${error.message}`);
  process.exitCode = 2;
}
