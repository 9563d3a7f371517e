// What a page says: its elements, links, times and structured data.

/** Runs in the page: gathers what the checks below judge. */
export function gather() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const leadsTo = (from, to) => from.contains(to) || to.contains(from);
  const targetOf = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const linksBack = (target, link) => {
    const others = [target, ...target.querySelectorAll('a')].filter((other) => other.hash);
    return others.some((other) => targetOf(other) && leadsTo(targetOf(other), link));
  };
  const link = (element) => {
    const target = targetOf(element);
    return { href: element.hash, found: !!target, back: !!target && linksBack(target, element) };
  };
  const inFragment = all('h1 ~ *, h1 ~ * *');
  return {
    policy: document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? '',
    links: all('a[href^="#"]').map(link),
    times: all('time').map((time) => ({
      datetime: time.getAttribute('datetime') ?? time.textContent,
      text: time.textContent,
      language: time.closest('[lang]')?.lang || 'en',
    })),
    data: all('script[type="application/ld+json"]').map((script) => script.textContent),
    items: all('li').length,
    scripts: all('script:not([type="application/ld+json"])').length,
    tables: all('table').map((table) => ({
      hasCaption: !!table.caption?.textContent.trim(),
      columns: [...table.querySelectorAll('th[scope=col]')].map((header) => header.textContent),
      headersWithoutScope: table.querySelectorAll('th:not([scope=col], [scope=row])').length,
    })),
    fragment: {
      elements: inFragment.map((element) => element.localName),
      styled: inFragment.filter((element) => element.hasAttribute('style')).length,
      ids: inFragment.map((element) => element.id).filter(Boolean),
    },
  };
}

export function elementProblems({ items, scripts, tables }) {
  const problems = tables.flatMap(tableProblems);
  if (tables.length === 0 && items === 0) {
    problems.push('there is neither a table nor a list');
  }
  if (scripts > 0) {
    problems.push(`${scripts} scripts`);
  }
  return problems;
}

function tableProblems({ hasCaption, columns, headersWithoutScope }) {
  const problems = [];
  if (!hasCaption) {
    problems.push('a table has no caption');
  }
  if (headersWithoutScope > 0) {
    problems.push(`${headersWithoutScope} th without scope=col or scope=row`);
  }
  if (new Set(columns).size < columns.length) {
    problems.push(`columns cannot be told apart: ${columns.join(', ')}`);
  }
  return problems;
}

export function policyProblems({ policy }) {
  const isStrict = policy.includes("default-src 'none'") && !policy.includes('unsafe');
  return isStrict ? [] : [`allows more than it should: “${policy}”`];
}

export function fragmentProblems({ fragment, data }) {
  const problems = ['style', 'link', 'script', 'h1']
    .filter((name) => fragment.elements.includes(name))
    .map((name) => `has a ${name} element`);
  if (fragment.styled > 0) {
    problems.push(`${fragment.styled} style attributes`);
  }
  const strange = fragment.ids.filter((id) => !id.startsWith('plenary-'));
  return [...problems, ...strange.map((id) => `the id ${id} does not begin with plenary-`)];
}

/** Every link within the page is a note or leads back from one; a note leads back to where it stands first. */
export function linkProblems({ links }) {
  const ledBack = new Set(links.filter(({ back }) => back).map(({ href }) => href));
  return links.flatMap(({ href, found }) => {
    if (!found) {
      return [`${href} leads nowhere`];
    }
    return ledBack.has(href) ? [] : [`nothing leads back from ${href}`];
  });
}

const DAY = /^(\d{4}-\d{2}-\d{2})$/;
const CLOCK = /^(\d{2}:\d{2})$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2})$/;

export function timeProblems({ times }) {
  return times.filter((time) => !isRight(time)).map(({ datetime, text }) => `“${text}” is marked as ${datetime}`);
}

function isRight({ datetime, text, language }) {
  const [, day] = DAY.exec(datetime) ?? [];
  if (day) {
    // Of what has no hours the heading above tells the day.
    return isDay(day) && (text === '' || namesDay(text, day, language));
  }
  const [, clock] = CLOCK.exec(datetime) ?? [];
  if (clock) {
    return isClock(clock) && text === clock;
  }
  const [, momentDay, momentClock] = MOMENT.exec(datetime) ?? [];
  if (!momentDay || !isDay(momentDay) || !isClock(momentClock)) {
    return false;
  }
  const [before, behind] = text.split(`, ${momentClock}`);
  const isDeadline = behind === '' && namesDay(before, momentDay, language);
  return text === momentClock || text.replaceAll('\u00a0', ' ') === clockInProse(momentClock, language) || isDeadline;
}

/** An hour as sentences have it: `11 h 30` and `15 heures` in French. */
function clockInProse(clock, language) {
  if (!language.startsWith('fr')) {
    return clock;
  }
  const [hour, minute] = clock.split(':');
  const noun = Number(hour) < 2 ? 'heure' : 'heures';
  return minute === '00' ? `${Number(hour)} ${noun}` : `${Number(hour)} h ${minute}`;
}

/** Refuses 30 February, which `Date` would repair. */
function isDay(day) {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

function isClock(clock) {
  const [hour, minute] = clock.split(':').map(Number);
  return hour < 24 && minute < 60;
}

/** Whether a text names the day, in whole or in part, and says nothing else. */
function namesDay(text, day, language) {
  const { words, between } = wordsOf(day, language);
  let rest = text.toLowerCase();
  const types = [];
  for (const { type, value } of words) {
    if (rest.includes(value)) {
      types.push(type);
      rest = rest.replace(value, ' ');
    }
  }
  const identifies = types.includes('weekday') || (types.includes('day') && types.includes('month'));
  const unexplained = wordsIn(rest).filter((word) => !between.includes(word));
  return identifies && unexplained.length === 0;
}

function wordsIn(text) {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words for a day, longest numbers first, and what may stand between them. */
function wordsOf(day, language) {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' };
  const parts = new Intl.DateTimeFormat(language, options).formatToParts(new Date(day));
  const lower = parts.map(({ type, value }) => ({ type, value: value.trim().toLowerCase() }));
  const words = ['year', 'weekday', 'month', 'day'].map((type) => lower.find((part) => part.type === type));
  const literals = lower.filter(({ type }) => type === 'literal');
  const between = literals.flatMap(({ value }) => wordsIn(value));
  // French ordinals, 1er mars, are beyond Intl.
  return { words, between: [...between, 'er'] };
}

export function dataProblems({ data }) {
  if (data.length !== 1) {
    return [`${data.length} blocks of JSON-LD`];
  }
  const event = JSON.parse(data[0]);
  return [...eventProblems(event), ...partProblems(event)];
}

/** A part may have no end: what is only said to begin. */
function eventProblems(event, isPart = false) {
  const problems = [];
  if (!event.name) {
    problems.push('an event has no name');
  }
  const isOpen = isPart && event.endDate === undefined;
  for (const key of isOpen ? ['startDate'] : ['startDate', 'endDate']) {
    // A part whose hour nobody has set has its day alone.
    if (!MOMENT.test(event[key]) && !(isOpen && DAY.test(event[key]))) {
      problems.push(`${key} of ${event.name} is ${event[key]}, not a time with an offset`);
    }
  }
  if (!isOpen && !(Date.parse(event.startDate) < Date.parse(event.endDate))) {
    problems.push(`${event.name} ends before it starts`);
  }
  return problems;
}

function partProblems(whole) {
  const [from, to] = [whole.startDate, whole.endDate].map(Date.parse);
  return (whole.subEvent ?? []).flatMap((part) => {
    const end = part.endDate ?? part.startDate;
    const isDay = DAY.test(part.startDate);
    const days = [whole.startDate, part.startDate, whole.endDate].map((moment) => moment.slice(0, 10));
    const isWithin = isDay
      ? days[0] <= days[1] && days[1] <= days[2]
      : from <= Date.parse(part.startDate) && Date.parse(end) <= to;
    const outside = isWithin ? [] : [`${part.name}, ${part.startDate}, is outside the whole`];
    return [...eventProblems(part, true), ...outside];
  });
}
