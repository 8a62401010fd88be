/** Spaces that a cell has beside its text. */
const PADDING = 4;

/** One section of a table: a title, headers if it has any, and rows. */
export class Section {
  readonly title: string;
  readonly depth: number;
  headers: readonly string[] = [];
  readonly rows: (readonly string[])[] = [];

  constructor(title: string, depth: number) {
    this.title = title;
    this.depth = depth;
  }

  setHeaders(headers: readonly string[]): void {
    this.headers = headers;
  }

  addRow(cells: readonly string[]): void {
    this.rows.push(cells);
  }

  /** The width of the widest text in each column. */
  get textWidths(): readonly number[] {
    const lines = [this.headers, ...this.rows];
    const count = lines.reduce((most, { length }) => Math.max(most, length), 0);
    return Array.from({ length: count }, (_, column) => lines.reduce((widest, line) => Math.max(widest, widthOf(line[column] ?? "")), 0));
  }

  /** What the section needs, with its borders and those of the sections around it. */
  get width(): number {
    const around = 2 + 2 * this.depth;
    const cells = this.textWidths.reduce((sum, width) => sum + width + PADDING, 0);
    return Math.max(widthOf(this.title) + around, cells + around);
  }

  /** A section of one row as a column of names beside a column of values. */
  get onItsSide(): Section {
    const [row] = this.rows;
    if (this.rows.length !== 1 || row === undefined || this.headers.length === 0) return this;
    const turned = new Section(this.title, this.depth);
    for (const [at, header] of this.headers.entries()) turned.addRow([header, row[at] ?? ""]);
    return turned;
  }
}

/** Draws sections under each other, all as wide as the widest; where that is too wide, those of one row are turned. */
export function drawTable(sections: readonly Section[], columns: number): string {
  const upright = widest(sections);
  const drawn = upright > columns ? sections.map(({ onItsSide }) => onItsSide) : sections;
  const width = upright > columns ? widest(drawn) : upright;
  const lines = ["-".repeat(width), ...drawn.flatMap((section) => drawSection(section, width - 2 * section.depth))];
  return lines.map((line) => `${line}\n`).join("");
}

const widest = (sections: readonly Section[]): number => sections.reduce((most, { width }) => Math.max(most, width), 0);

function drawSection(section: Section, width: number): readonly string[] {
  const { title, headers, rows, depth } = section;
  const lines: string[] = [];
  const widths = scaled(section.textWidths.map((text) => text + PADDING), width);
  const rule = widths.map((cell, at) => (at === 0 ? `+${"-".repeat(Math.max(0, cell - 2))}+` : `${"-".repeat(Math.max(0, cell - 1))}+`)).join("");
  if (title !== "") lines.push(centered(title, width, "|"));
  if (title !== "" && headers.length === 0 && rows.length === 0) lines.push(`+${"-".repeat(width - 2)}+`);
  if (headers.length > 0) lines.push(rule, headers.map((header, at) => centered(header, widths[at] ?? 0, at === 0 ? "|" : "")).join(""));
  if (rows.length > 0 && widths.length > 0) {
    lines.push(rule, ...rows.map((row) => row.map((cell, at) => leftAligned(cell, widths[at] ?? 0, at === 0 ? "|" : "")).join("")), rule);
  }
  const edge = "|".repeat(depth);
  return lines.map((line) => edge + line + edge);
}

/** Columns stretched in proportion to fill the width; Python's rounding, and what is over or short is spread one by one. */
function scaled(widths: readonly number[], width: number): readonly number[] {
  const sum = widths.reduce((all, cell) => all + cell, 0);
  const cells = widths.map((cell) => roundHalfEven((width / sum) * cell));
  let over = cells.reduce((all, cell) => all + cell, 0) - width;
  for (let at = 0; over !== 0 && cells.length > 0; at = (at + 1) % cells.length) {
    const place = over > 0 ? at : cells.length - 1 - at;
    cells[place] = (cells[place] ?? 0) - Math.sign(over);
    over -= Math.sign(over);
  }
  return cells;
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

function centered(text: string, width: number, left: string): string {
  const length = widthOf(text);
  const before = Math.max(0, Math.floor(width / 2) - Math.floor(length / 2) - 1);
  return `${left}${" ".repeat(before)}${text}${" ".repeat(Math.max(0, width - 1 - left.length - before - length))}|`;
}

function leftAligned(text: string, width: number, left: string): string {
  const length = widthOf(text);
  const padding = width - length - 3 - left.length >= 0 ? 2 : 0;
  return `${left}${" ".repeat(padding)}${text}${" ".repeat(Math.max(0, width - left.length - padding - length - 1))}|`;
}

/** Characters of East Asian scripts and pictures are two cells wide. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\p{Emoji_Presentation}]/gu;
const BEYOND = /[\ud800-\udbff][\udc00-\udfff]/g;

function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  return text.length - (text.match(BEYOND)?.length ?? 0) + (text.match(WIDE)?.length ?? 0);
}
