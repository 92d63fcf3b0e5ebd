import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import { categories, type Measured } from "./measure";

export const ANNOTATION = "measured";

/** Prints what was measured as a table, once all of it is. */
export default class Table implements Reporter {
  private readonly rows = new Map<string, string[]>();

  onTestEnd(test: TestCase, result: TestResult): void {
    const told = result.annotations.find((each) => each.type === ANNOTATION)?.description;
    if (told) this.rows.set(test.title, cellsOf(test.title, JSON.parse(told) as Measured));
  }

  onEnd(): void {
    const head = ["page", "JS KB", "perf", "a11y", "best", "SEO", "axe", "CLS"];
    const rows = [head, ...this.rows.values()];
    const widths = head.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
    const line = (row: string[]) =>
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ");
    console.log(`\n${rows.map(line).join("\n")}\n(perf is printed only: it depends on the machine)\n`);
  }

  printsToStdio(): boolean {
    return false;
  }
}

function cellsOf(title: string, { scripts, scores, axe, shift }: Measured): string[] {
  return [
    title,
    scripts.toFixed(1),
    ...categories.map((id) => String(scores[id] ?? "–")),
    String(axe.length),
    shift.toFixed(3),
  ];
}
