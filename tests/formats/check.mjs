// Reads the three forms of one run and compares them with the sources, and with one another.
//
//   node check.mjs FOLDER
//
// FOLDER holds found.json, found.sarif and found.github; paths in them lead from the working folder.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

import { annotationOf } from './annotation.mjs';
import { Text } from './text.mjs';

const LEVELS = { error: 'error', warning: 'warning', notice: 'note' };
const texts = new Map();
const problems = [];

/** Remembers a difference between what a form says and what it should say. */
function same(said, wanted, what) {
  const [left, right] = [said, wanted].map((value) => JSON.stringify(value ?? null));
  if (left !== right) problems.push(`${what}: ${left}, and should be ${right}`);
}

async function textOf(file) {
  if (!texts.has(file)) texts.set(file, new Text(await readFile(file)));
  return texts.get(file);
}

/** The SARIF log against the schema that the Multitool brings along. */
async function checkSchema(log) {
  const require = createRequire(import.meta.url);
  const tool = require('@microsoft/sarif-multitool');
  const schema = JSON.parse(await readFile(join(dirname(tool), 'sarif-2.1.0.json'), 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats(ajv);
  const validate = ajv.compile(schema);
  if (validate(log)) return;
  for (const error of validate.errors) problems.push(`${error.instancePath} ${error.message}`);
}

/** One line of JSON against the bytes of its source. */
async function checkLine(line) {
  if (line.kind === 'stale') return;
  const text = await textOf(line.file);
  same(line.spans.filter((span) => span.is_primary).length, 1, `${line.message}: primary places`);
  const edits = line.help.map((help) => help.edit).filter(Boolean);
  for (const place of [...line.spans, ...edits]) {
    if (place.byte_start === null) continue;
    const [start, end] = [place.byte_start, place.byte_end].map((byte) => text.position(byte));
    same([place.line_start, place.column_start], start, `${line.file}: ${line.message}`);
    same([place.line_end, place.column_end], end, `${line.file}: ${line.message}`);
  }
}

const regionOf = (place) => ({
  startLine: place.line_start ?? 1,
  ...(place.line_start && {
    startColumn: place.column_start,
    endLine: place.line_end,
    endColumn: place.column_end,
  }),
});

const without = ({ snippet, ...region }) => region;

/** A result of the log against the same line of JSON. */
async function checkResult(result, line, run) {
  const what = `${line.file}: ${line.message}`;
  const [place, ...others] = line.kind === 'stale' ? [{}] : line.spans;
  const { artifactLocation, region } = result.locations[0].physicalLocation;
  same(result.ruleId, line.code ?? 'stale', what);
  same(run.tool.driver.rules[result.ruleIndex].id, result.ruleId, what);
  same(result.level, line.severity, what);
  same(result.suppressions.map((one) => one.justification), line.reason ? [line.reason] : [], what);
  same(decodeURIComponent(artifactLocation.uri), line.file, what);
  same(without(region), regionOf(place), what);
  if (region.snippet) {
    const text = await textOf(line.file);
    same(region.snippet.text, text.slice(place.byte_start, place.byte_end), what);
  }
  const related = (result.relatedLocations ?? []).map((one) => without(one.physicalLocation.region));
  same(related, others.map(regionOf), what);
  const said = result.message.text.replaceAll('{{', '{').replaceAll('}}', '}');
  same(said.startsWith(line.message.replaceAll('](', '] (')), true, said);
  checkFixes(result, line);
}

function checkFixes(result, line) {
  const changes = (result.fixes ?? []).map((fix) => fix.artifactChanges[0].replacements[0]);
  const edits = (line.help ?? []).map((help) => help.edit).filter(Boolean);
  same(
    changes.map((change) => [change.deletedRegion, change.insertedContent.text]),
    edits.map((edit) => [regionOf(edit), edit.replacement]),
    `${line.file}: ${line.message}: fixes`,
  );
}

/** An annotation, as GitHub reads it, against the same line of JSON. */
function checkAnnotation(written, line) {
  const { command, properties, message } = annotationOf(written);
  const place = line.spans?.[0];
  same(LEVELS[command], line.severity, written);
  same(properties.file, line.file, written);
  same(properties.title, line.code ?? 'out of date', written);
  same(properties.line, place?.line_start?.toString(), written);
  same(properties.endLine, place?.line_end?.toString(), written);
  const oneLine = place?.line_start && place.line_start === place.line_end;
  same(properties.col, oneLine ? place.column_start.toString() : null, written);
  same(properties.endColumn, oneLine ? place.column_end.toString() : null, written);
  same(message.startsWith(line.message), true, written);
}

async function main(folder) {
  const read = (ending) => readFile(join(folder, `found.${ending}`), 'utf8');
  const linesOf = (text) => text.split('\n').slice(0, -1);
  const lines = linesOf(await read('json')).map((line) => JSON.parse(line));
  const log = JSON.parse(await read('sarif'));
  const annotations = linesOf(await read('github'));
  await checkSchema(log);
  for (const line of lines) await checkLine(line);
  const [run] = log.runs;
  same(run.results.length, lines.length, 'results of the log');
  for (const [i, result] of run.results.entries()) await checkResult(result, lines[i], run);
  const shown = lines.filter((line) => line.kind !== 'allowed');
  same(annotations.length, shown.length, 'annotations');
  annotations.forEach((annotation, i) => checkAnnotation(annotation, shown[i]));
  problems.forEach((problem) => console.log(problem));
  console.log(`${lines.length} lines, ${annotations.length} annotations, ${problems.length} wrong`);
  process.exitCode = problems.length === 0 && lines.length > 0 ? 0 : 1;
}

await main(process.argv[2]);
