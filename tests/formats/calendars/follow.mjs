// Follows a calendar from one version to the next with ical.js, as a subscribed reader does.
//
//   node follow.mjs OLD NEW
//
// Prints what changes for the delegate who reads it, a line each.

import { readFile } from 'node:fs/promises';

import ICAL from 'ical.js';

async function eventsOf(path) {
  const calendar = new ICAL.Component(ICAL.parse(await readFile(path, 'utf8')));
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  return new Map(events.map((event) => [event.uid, event]));
}

const two = (number) => String(number).padStart(2, '0');
const clock = (time) => `${two(time.hour)}:${two(time.minute)}`;
const weekday = (time) => ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][time.dayOfWeek() - 1];
const when = (event) => `${weekday(event.startDate)} ${clock(event.startDate)}-${clock(event.endDate)}`;
const isShown = (event) =>
  event !== undefined && event.component.getFirstPropertyValue('status') !== 'CANCELLED';

/** What a reader shows of one event; the newer SEQUENCE counts, the same one changes nothing. */
function change(old, told) {
  const now = old && told && told.sequence <= old.sequence ? old : told;
  if (isShown(old) && !isShown(now)) return `cancelled ${when(old)}`;
  if (!isShown(old)) return isShown(now) ? `added ${when(now)}` : undefined;
  return when(old) === when(now) ? undefined : `${when(old)} -> ${when(now)}`;
}

const [old, now] = await Promise.all(process.argv.slice(2).map(eventsOf));
for (const uid of [...new Set([...old.keys(), ...now.keys()])].sort()) {
  // A reader that keeps what it has heard of keeps what is not told of any more.
  const told = change(old.get(uid), now.get(uid) ?? old.get(uid));
  if (told) console.log(`${uid.split('.')[0]}: ${told}`);
}
