// Reads calendars with ical.js, says when each event is, by the zone that is in the file, and
// compares that with the structured data of the page of the same schedule.
//
//   node read.mjs FILE...
//
// Beside each FILE stands the page, whose name ends in .html instead of .ics. Writes FILE.icaljs,
// with lines of UID, beginning, end, status, sequence and stamp.

import { readFile, writeFile } from 'node:fs/promises';

import ICAL from 'ical.js';

const problems = [];

const instant = (time) => new Date(time).toISOString().replace('.000Z', 'Z');

function moment(event, name) {
  const value = event.getFirstPropertyValue(name);
  if (value === null) return '-';
  return value.isDate ? value.toString() : instant(value.toJSDate());
}

/** An event as it is compared. */
function read(event) {
  const text = (name) => event.getFirstPropertyValue(name) ?? '';
  return {
    uid: text('uid'),
    starts: moment(event, 'dtstart'),
    ends: moment(event, 'dtend'),
    status: text('status'),
    sequence: text('sequence'),
    stamp: moment(event, 'dtstamp'),
    name: text('summary'),
    withdrawn: /^(No longer in the schedule|Ne figure plus au calendrier)$/m.test(text('description')),
  };
}

/** What the page says to search engines: a part for each sitting and each event that has hours. */
function partsOf(page) {
  const [, json] = page.match(/<script type="application\/ld\+json">(.*?)<\/script>/s) ?? [];
  return json ? JSON.parse(json).subEvent : [];
}

const keyOf = (starts, ends, cancelled) => `${starts} ${ends} ${cancelled ? 'cancelled' : 'held'}`;

/** The events of a calendar that a page has too: deadlines and whole days are no parts of it. */
function timed(events) {
  const own = events.filter((event) => !event.withdrawn && !event.uid.includes('.deadline.'));
  const hours = own.filter((event) => event.starts.includes('T'));
  // Where nobody has set an hour, a page has the day alone, and a calendar the estimate, marked as one.
  const key = ({ name, starts, ends, status }) => /\((about|vers) \d/.test(name)
    ? keyOf(instant(starts.slice(0, 10)), '-', status === 'CANCELLED')
    : keyOf(starts, ends, status === 'CANCELLED');
  return hours.map(key).sort();
}

/** The parts of a page but for those that are to be confirmed, of which the calendar says so. */
function settled(page, about) {
  const tbc = about.split('\n').filter((line) => /\((tbc|à confirmer)\)/.test(line));
  const parts = partsOf(page).filter((part) => !tbc.some((line) => line.includes(part.name)));
  const key = (part) => {
    const ends = part.endDate ? instant(part.endDate) : '-';
    return keyOf(instant(part.startDate), ends, /(Cancelled|Postponed)$/.test(part.eventStatus));
  };
  return parts.map(key).sort();
}

function compare(file, events, page, about) {
  const [own, other] = [timed(events), settled(page, about)];
  for (const key of new Set([...own, ...other])) {
    const [here, there] = [own, other].map((keys) => keys.filter((one) => one === key).length);
    if (here !== there) problems.push(`${file}: ${key}: ${here} in the calendar, ${there} in the page`);
  }
}

async function main(files) {
  let compared = 0;
  for (const file of files) {
    const calendar = new ICAL.Component(ICAL.parse(await readFile(file, 'utf8')));
    for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
    const events = calendar.getAllSubcomponents('vevent').map(read);
    ICAL.TimezoneService.reset();
    const columns = ['uid', 'starts', 'ends', 'status', 'sequence', 'stamp'];
    const lines = events.map((own) => columns.map((column) => own[column]).join('\t'));
    await writeFile(`${file}.icaljs`, lines.map((line) => `${line}\n`).join(''));
    const page = await readFile(file.replace(/\.ics$/, '.html'), 'utf8');
    compare(file, events, page, calendar.getFirstPropertyValue('description') ?? '');
    compared += events.length;
  }
  problems.forEach((problem) => console.error(problem));
  console.log(`${files.length} calendars, ${compared} events, ${problems.length} wrong`);
  process.exitCode = problems.length === 0 && compared > 0 ? 0 : 1;
}

await main(process.argv.slice(2));
