// What only a browser can tell: loading, styles, widths, the accessibility tree, printing.

import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

import { chromium } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const A4_LANDSCAPE = { width: (297 / 25.4) * 72, height: (210 / 25.4) * 72 };

export class Browser {
  static async launch() {
    const browser = new Browser();
    browser.chromium = await chromium.launch({ executablePath: findChromium() });
    return browser;
  }

  async open(path) {
    const page = new Page(await this.chromium.newPage(), pathToFileURL(path).href);
    await page.load();
    return page;
  }

  close() {
    return this.chromium.close();
  }
}

function findChromium() {
  if (process.env.CHROMIUM) {
    return process.env.CHROMIUM;
  }
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim();
    } catch {
      // Not on the path: the next name may be.
    }
  }
  throw new Error('no Chromium found; set CHROMIUM to its path');
}

class Page {
  complaints = [];
  requests = [];

  constructor(page, url) {
    this.page = page;
    this.url = url;
  }

  async load() {
    this.page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) {
        this.complaints.push(message.text());
      }
    });
    this.page.on('pageerror', (error) => this.complaints.push(error.message));
    this.page.on('request', (request) => this.requests.push(request.url()));
    await this.page.addInitScript({ path: AXE });
    await this.page.goto(this.url);
  }

  close() {
    return this.page.close();
  }

  evaluate(inPage) {
    return this.page.evaluate(inPage);
  }

  async show({ scheme, width }) {
    await this.page.emulateMedia({ colorScheme: scheme });
    await this.page.setViewportSize({ width, height: 900 });
  }

  /** Violations of the content policy are console errors in Chromium. */
  loadingProblems() {
    const [first, ...others] = this.requests;
    const requested = (first === this.url ? others : this.requests).map((url) => `requests ${url}`);
    return [...this.complaints.map((text) => `console: ${text}`), ...requested];
  }

  styleProblems() {
    return this.page.evaluate(() => {
      const problems = [];
      const sheets = [...document.querySelectorAll('style')].map((style) => style.sheet);
      if (sheets.length === 0 || !sheets.every((sheet) => sheet?.cssRules.length > 0)) {
        problems.push('is missing or blocked');
      }
      const table = document.querySelector('table');
      const width = getComputedStyle(document.body).maxWidth;
      if (table ? getComputedStyle(table).borderCollapse !== 'collapse' : width === 'none') {
        problems.push('is not applied');
      }
      return problems;
    });
  }

  widthProblems() {
    return this.page.evaluate(() => {
      const { scrollWidth } = document.documentElement;
      return scrollWidth > innerWidth ? [`the page is ${scrollWidth} px wide`] : [];
    });
  }

  /** All rules, also the experimental ones and those of level AAA: none has been a nuisance yet. */
  async axeProblems() {
    const violations = await this.page.evaluate(async () => {
      const values = axe.getRules().map((rule) => rule.ruleId);
      const results = await axe.run({ runOnly: { type: 'rule', values } });
      return results.violations;
    });
    return violations.map(({ id, help, nodes }) => {
      const places = nodes.map((node) => node.target.join(' ')).slice(0, 3);
      return `${id}: ${help} (${nodes.length} in ${places.join(', ')})`;
    });
  }

  /** Axe passes over texts without letters, such as the star of a note. */
  linkContrastProblems() {
    return this.page.evaluate(() => {
      const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
      const linear = (value) => (value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4);
      const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
      const ground = luminance(channels(getComputedStyle(document.body).backgroundColor));
      const contrast = (link) => {
        const ink = luminance(channels(getComputedStyle(link).color));
        return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
      };
      const faint = [...document.querySelectorAll('a')].filter((link) => contrast(link) < 4.5);
      return faint.map((link) => `“${link.textContent.trim()}” has a contrast of ${contrast(link).toFixed(1)}`);
    });
  }

  /** Compares the roles that assistive technology is given with the elements of the tables. */
  async treeProblems() {
    const wanted = await this.page.evaluate(() => {
      const count = (selector) => document.querySelectorAll(selector).length;
      return {
        table: count('table'),
        row: count('tr'),
        columnheader: count('th[scope=col]'),
        rowheader: count('th[scope=row]'),
        cell: count('td'),
      };
    });
    const roles = await this.roles();
    const seen = (role) => roles.filter((each) => each === role).length;
    return Object.entries(wanted)
      .filter(([role, count]) => (count === 0 && wanted.table > 0) || seen(role) !== count)
      .map(([role, count]) => `${seen(role)} of role ${role} for ${count} elements`);
  }

  async roles() {
    const session = await this.page.context().newCDPSession(this.page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    await session.detach();
    return nodes.filter((node) => !node.ignored).map((node) => node.role.value);
  }

  async printProblems(many) {
    const pdf = await this.page.pdf({ preferCSSPageSize: true });
    const boxes = mediaBoxes(pdf.toString('latin1'));
    const problems = boxes.filter((box) => !isA4Landscape(box)).map((box) => `a page is ${box.join(' × ')} pt`);
    if (boxes.length === 0 || (boxes.length > 1 && !many)) {
      problems.push(`takes ${boxes.length} pages`);
    }
    return problems;
  }
}

/** Width and height of each page. Chromium leaves page objects uncompressed, so text will do. */
function mediaBoxes(pdf) {
  const pages = pdf.split(/\bendobj\b/).filter((object) => /\/Type\s*\/Page\b/.test(object));
  return pages.map((page) => {
    const [, box] = /\/MediaBox\s*\[([^\]]*)\]/.exec(page);
    const [left, bottom, right, top] = box.trim().split(/\s+/).map(Number);
    return [right - left, top - bottom];
  });
}

function isA4Landscape([width, height]) {
  return Math.abs(width - A4_LANDSCAPE.width) < 1 && Math.abs(height - A4_LANDSCAPE.height) < 1;
}
