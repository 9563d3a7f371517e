// Reads schedules as data: JSON by a validator of its schema, CSV by a reader of tables, and both by
// the clocks that Node.js knows.
//
//   node data.mjs FOLDER
//
// FOLDER holds schema.json and, for each schedule, NAME.json, NAME.csv and NAME.marked.csv, all of them
// at the current times.

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'csv-parse/sync';

const MARK = Buffer.from('\ufeff');
const problems = [];

/** Remembers a difference between what is said and what should be. */
function same(said, wanted, what) {
  const [left, right] = [said, wanted].map((value) => JSON.stringify(value));
  if (left !== right) problems.push(`${what}: ${left}, and should be ${right}`);
}

/** What the clocks of a zone show at an instant: `2026-03-16T10:00:00`. */
function shown(utc, zone) {
  const fields = { dateStyle: 'short', timeStyle: 'medium' };
  const format = new Intl.DateTimeFormat('sv-SE', { ...fields, timeZone: zone });
  return format.format(new Date(utc)).replace(' ', 'T');
}

/** Every object of a value that is an instant. */
function instants(value) {
  if (value === null || typeof value !== 'object') return [];
  return 'utc' in value ? [value] : Object.values(value).flatMap(instants);
}

/** The sittings that stand in the annex: of a meeting that is not held, and was not opened, those that were planned. */
function sittings({ id, record, planned, current }) {
  const off = 'cancelled' in record || 'postponed' in record;
  const opened = 'took' in record || 'ended' in record;
  const standing = off && !opened ? planned : current;
  return standing.sittings.map(({ ordinal, starts, ends }) =>
    [id, ordinal, starts.utc, ends.utc].join(' '),
  );
}

function checkTable(rows, data, name) {
  const meetings = rows.filter((row) => row.kind === 'meeting');
  same(
    meetings.map((row) => [row.id, row.ordinal, row['start-utc'], row['end-utc']].join(' ')).sort(),
    data.meetings.flatMap(sittings).sort(),
    `${name}: sittings`,
  );
  for (const row of rows) {
    for (const [utc, date, time] of [
      ['start-utc', 'date', 'start'],
      ['end-utc', 'end-date', 'end'],
    ]) {
      const local = row[utc] && shown(row[utc], row.zone).slice(0, 16);
      same(local, row[utc] && `${row[date]}T${row[time]}`, `${name}: ${row.id}`);
    }
    const formulas = Object.values(row).filter((cell) => /^[=+\-@\t\r]/.test(cell));
    same(formulas, [], `${name}: ${row.id}: formulas`);
  }
}

async function check(folder, name, validate) {
  const data = JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'));
  if (!validate(data)) {
    validate.errors.forEach((error) => problems.push(`${name}${error.instancePath} ${error.message}`));
  }
  for (const { local, zone, utc } of instants(data)) same(local, shown(utc, zone), `${name}: ${utc}`);
  const bytes = await readFile(join(folder, `${name}.csv`));
  const marked = await readFile(join(folder, `${name}.marked.csv`));
  same(marked.equals(Buffer.concat([MARK, bytes])), true, `${name}: the mark`);
  const rows = parse(bytes, { columns: true, record_delimiter: '\r\n' });
  checkTable(rows, data, name);
  return rows.length;
}

async function main(folder) {
  const ajv = new Ajv({ strict: true, allErrors: true });
  formats(ajv);
  const validate = ajv.compile(JSON.parse(await readFile(join(folder, 'schema.json'), 'utf8')));
  const files = await readdir(folder);
  const names = files.filter((file) => file.endsWith('.json') && file !== 'schema.json');
  let rows = 0;
  for (const file of names.sort()) rows += await check(folder, file.slice(0, -5), validate);
  problems.forEach((problem) => console.log(problem));
  console.log(`${names.length} schedules as data, ${rows} rows, ${problems.length} wrong`);
  process.exitCode = problems.length === 0 && names.length > 0 && rows > 0 ? 0 : 1;
}

await main(process.argv[2]);
