// Reads a workflow command as the runner of GitHub Actions does.

const DATA = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
];
const PROPERTY = [...DATA.slice(0, 2), ['%3A', ':'], ['%2C', ','], ['%25', '%']];

const plain = (text, escapes) =>
  escapes.reduce((read, [escape, sign]) => read.replaceAll(escape, sign), text);

/** The name of the command, its properties and its message. */
export function annotationOf(line) {
  const end = line.indexOf('::', 2);
  if (!line.startsWith('::') || end < 0) throw new Error(`not a command: ${line}`);
  const info = line.slice(2, end);
  const space = info.indexOf(' ');
  const pairs = info.slice(space + 1).split(',').map((pair) => {
    const [key, ...value] = pair.split('=');
    return [key, plain(value.join('='), PROPERTY)];
  });
  return {
    command: info.slice(0, space),
    properties: Object.fromEntries(pairs),
    message: plain(line.slice(end + 2), DATA),
  };
}
