// The bytes of a source, counted without any help from Plenary.

const MARK = '\ufeff';

export class Text {
  /** What is no UTF-8 is read as the sign that stands for it. */
  constructor(bytes) {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    this.bytes = Buffer.from(text);
  }

  slice(start, end) {
    return this.bytes.subarray(start, end).toString();
  }

  /** The line and the column, from 1, of a byte. */
  position(byte) {
    const before = this.slice(0, byte).split('\n');
    const line = before.at(-1);
    const inside = before.length === 1 && line.startsWith(MARK) ? line.slice(1) : line;
    return [before.length, Array.from(inside).length + 1];
  }
}
