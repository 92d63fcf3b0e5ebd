import { invalidParameter } from "./errors";

export type FormValue = string | FormHash;
export interface FormHash {
  [name: string]: FormValue;
}

const decode = (text: string): string => {
  if (!text.includes("%") && !text.includes("+")) return text;
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw invalidParameter("parameter_invalid_string", "Invalid percent-encoding in the request.", text.slice(0, 40));
  }
};

/** Reads Stripe's form encoding: `a[b]=c`, `a[]=c`, `a[0][b]=c`. Arrays come out as hashes keyed by position. */
export function decodeForm(text: string): FormHash {
  const root: FormHash = Object.create(null);
  for (const pair of text.split("&")) {
    if (pair === "") continue;
    const eq = pair.indexOf("=");
    const name = decode(eq < 0 ? pair : pair.slice(0, eq));
    setAt(root, pathOf(name), eq < 0 ? "" : decode(pair.slice(eq + 1)), name);
  }
  return root;
}

function pathOf(name: string): string[] {
  const open = name.indexOf("[");
  if (open <= 0) return [name];
  const path = [name.slice(0, open)];
  for (const part of name.slice(open).matchAll(/\[([^\]]*)\]/g)) path.push(part[1] ?? "");
  return path;
}

function setAt(root: FormHash, path: string[], value: string, name: string): void {
  let at = root;
  for (const [depth, raw] of path.entries()) {
    const key = raw === "" ? String(Object.keys(at).length) : raw;
    if (depth === path.length - 1) {
      at[key] = value;
      return;
    }
    let next = at[key];
    if (next === undefined) {
      next = Object.create(null) as FormHash;
      at[key] = next;
    }
    if (typeof next === "string") throw invalidParameter("parameter_invalid_hash", `Invalid hash: ${name}`, name);
    at = next;
  }
}
