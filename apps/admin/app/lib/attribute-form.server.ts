import type { AttributeView } from "@emporia/contracts/attributes";

/**
 * The options a person wrote one to a line, as the API takes them. `Oak = White oak` keeps the option that was Oak under
 * its new name; a line that reads as before keeps its own.
 */
export function optionLines(form: FormData, known: AttributeView["options"]): FormData {
  const read = new FormData();
  for (const [name, value] of form) if (name !== "optionLines") read.append(name, value);
  const lines = String(form.get("optionLines") ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  for (const [at, line] of lines.entries()) {
    const [, before, after] = /^(.+?)\s*=\s*(.+)$/.exec(line) ?? [];
    const same = known.find(({ label }) => label.toLowerCase() === (before ?? line).toLowerCase());
    if (same) read.append(`options.${at}.code`, same.code);
    read.append(`options.${at}.label`, same && after !== undefined ? after : line);
  }
  return read;
}
