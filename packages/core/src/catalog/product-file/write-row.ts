/** Says that the text is UTF-8 to spreadsheets, which otherwise guess. */
export const byteOrderMark = "\uFEFF";

/** A line of a file, its cells quoted where they must be. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\r\n`;
}
