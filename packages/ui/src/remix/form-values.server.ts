import type { z } from "zod";
import { dotted, markedName } from "../lib/form-names";
import { amountText, minorDigits, parseMoney } from "../lib/money-text";

/** Text that a person typed into a `<MoneyInput>`; becomes minor units or a Money, as the schema asks. */
class MoneyText {
  constructor(
    readonly text: string,
    readonly currency: string,
  ) {}
}

type Tree = { [key: string]: unknown };

const forbidden = new Set(["__proto__", "prototype", "constructor"]);
const secret = /passw|secret|token|cvc|cardnumber|taxid/i;

/** What was typed, by dotted name, to fill the form again; without passwords and files. */
export function typedValues(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const [name, value] of form) {
    const key = dotted(name);
    if (typeof value !== "string" || secret.test(key) || markedName(name) !== undefined || forbidden.has(key)) continue;
    const before = values[key];
    values[key] = before === undefined ? value : [before, value].flat();
  }
  return values;
}

/** FormData as the nested object its names describe: dots and brackets nest, repeats make lists. */
export function nestedValues(form: FormData): Tree {
  const currencies = new Map<string, string>();
  const flat = new Map<string, { values: unknown[]; isList: boolean }>();
  for (const [name, value] of form) {
    const marked = markedName(name);
    if (marked !== undefined) {
      currencies.set(marked, String(value));
      continue;
    }
    const key = dotted(name);
    const entry = flat.get(key) ?? { values: [], isList: false };
    entry.values.push(value);
    entry.isList ||= name.endsWith("[]");
    flat.set(key, entry);
  }
  const root: Tree = {};
  for (const [key, { values, isList }] of flat) {
    const given = currencies.get(key);
    const currency = given && /^[A-Z]{3}$/.test(given) ? given : undefined;
    const read = currency ? values.map((value) => new MoneyText(String(value), currency)) : values;
    place(root, key.split("."), isList || read.length > 1 ? read : read[0]);
  }
  return root;
}

/** The money fields whose text is not an amount, or too large a one, with a sentence that shows how one looks. */
export function unreadMoney(form: FormData): Map<string, string> {
  const unread = new Map<string, string>();
  for (const [name, currency] of form) {
    const field = markedName(name);
    if (field === undefined || typeof currency !== "string" || !/^[A-Z]{3}$/.test(currency)) continue;
    const text = [...form].findLast(([other]) => dotted(other) === field)?.[1];
    if (typeof text !== "string" || text.trim() === "" || parseMoney(text, currency)) continue;
    const example = amountText({ amount: 5 * 10 ** (minorDigits(currency) + 1) - 1, currency });
    unread.set(
      field,
      parseMoney(shortened(text), currency)
        ? `That amount is too large. Enter one such as ${example}.`
        : `Enter an amount such as ${example}.`,
    );
  }
  return unread;
}

/** The same amount with few digits before the point: reads where only its size kept it from being read. */
const shortened = (text: string) =>
  text
    .trim()
    .replace(/(?<=\d)[,\s](?=\d)/g, "")
    .replace(/(?<![.\d])\d{10,}/, "1");

function place(root: Tree, path: string[], value: unknown): void {
  if (path.some((key) => forbidden.has(key)) || path.length > 10) return;
  let here = root;
  for (const key of path.slice(0, -1)) {
    const next = here[key];
    if (isTree(next)) {
      here = next;
    } else {
      const made: Tree = {};
      here[key] = made;
      here = made;
    }
  }
  here[path.at(-1) ?? ""] = value;
}

function isTree(value: unknown): value is Tree {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof MoneyText) &&
    !(value instanceof Blob)
  );
}

interface Def {
  type: string;
  innerType?: z.ZodType;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  valueType?: z.ZodType;
  options?: z.ZodType[];
  items?: z.ZodType[];
  values?: unknown[];
  in?: z.ZodType;
  getter?: () => z.ZodType;
}

const defOf = (schema: z.ZodType): Def => schema._zod.def as unknown as Def;

const wrappers = new Set([
  "optional",
  "nullable",
  "default",
  "prefault",
  "catch",
  "readonly",
  "nonoptional",
  "success",
]);
const notText = new Set(["number", "int", "bigint", "boolean", "date", "enum", "object", "array", "record", "file"]);

function coreOf(schema: z.ZodType): z.ZodType {
  const def = defOf(schema);
  if (wrappers.has(def.type) && def.innerType) return coreOf(def.innerType);
  if (def.type === "lazy" && def.getter) return coreOf(def.getter());
  if (def.type === "pipe" && def.in) return coreOf(def.in);
  return schema;
}

function accepts(schema: z.ZodType, value: unknown): boolean {
  try {
    return schema.safeParse(value).success;
  } catch {
    return false;
  }
}

/** A field left blank. */
function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (value instanceof MoneyText) return value.text.trim() === "";
  if (value instanceof File) return value.size === 0 && value.name === "";
  if (Array.isArray(value)) return value.every(isBlank);
  return isTree(value) && Object.values(value).every(isBlank);
}

const last = (value: unknown): unknown => (Array.isArray(value) ? value.at(-1) : value);

/** Turns the texts of a form into what the schema means, as far as that is certain; the rest is left for it to refuse. */
export function valuesFor(schema: z.ZodType, value: unknown): unknown {
  const def = defOf(schema);
  switch (def.type) {
    case "optional":
    case "default":
    case "prefault":
    case "catch":
    case "nullable": {
      const inner = def.innerType ?? schema;
      if (isBlank(value)) {
        if (value === undefined) return undefined;
        if (last(value) === "" && !notText.has(defOf(coreOf(inner)).type) && accepts(inner, "")) return "";
        return accepts(schema, null) ? null : undefined;
      }
      return valuesFor(inner, value);
    }
    case "readonly":
    case "nonoptional":
    case "success":
      return def.innerType ? valuesFor(def.innerType, value) : value;
    case "lazy":
      return def.getter ? valuesFor(def.getter(), value) : value;
    case "pipe":
      return def.in && defOf(def.in).type !== "transform" ? valuesFor(def.in, value) : plain(value);
    case "object":
      return objectFor(def.shape ?? {}, value);
    case "record":
      return isTree(value) && def.valueType
        ? Object.fromEntries(
            Object.entries(value).map(([key, each]) => [key, valuesFor(def.valueType as z.ZodType, each)]),
          )
        : value;
    case "array":
    case "set":
      return listOf(value).map((each) => (def.element ? valuesFor(def.element, each) : each));
    case "tuple":
      return listOf(value).map((each, at) => (def.items?.[at] ? valuesFor(def.items[at], each) : each));
    case "union":
      return unionFor(def.options ?? [], value);
    case "number":
    case "int":
      return numberFor(last(value));
    case "bigint": {
      const text = last(value);
      return typeof text === "string" && /^[+-]?\d+$/.test(text.trim()) ? BigInt(text.trim()) : text;
    }
    case "boolean":
      return booleanFor(last(value));
    case "date": {
      const text = last(value);
      if (text === "") return undefined;
      return typeof text === "string" && !Number.isNaN(Date.parse(text)) ? new Date(text) : text;
    }
    case "literal":
      return def.values?.find((each) => String(each) === last(value)) ?? last(value);
    case "enum":
      return last(value) === "" ? undefined : last(value);
    case "file":
      return isBlank(last(value)) ? undefined : last(value);
    case "string":
      return plain(last(value));
    default:
      return plain(value);
  }
}

function plain(value: unknown): unknown {
  return value instanceof MoneyText ? value.text : value;
}

function objectFor(shape: Record<string, z.ZodType>, value: unknown): unknown {
  if (value instanceof MoneyText) return parseMoney(value.text, value.currency) ?? value.text;
  if (value !== undefined && !isTree(value)) return value;
  const result: Tree = { ...value };
  for (const [key, schema] of Object.entries(shape)) {
    const made = valuesFor(schema, value?.[key]);
    if (made === undefined) delete result[key];
    else result[key] = made;
  }
  return result;
}

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === "") return [];
  if (Array.isArray(value)) return value;
  if (isTree(value) && Object.keys(value).every((key) => /^\d{1,4}$/.test(key))) {
    return Object.entries(value)
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, each]) => each);
  }
  return [value];
}

function unionFor(options: z.ZodType[], value: unknown): unknown {
  for (const option of options) {
    const made = valuesFor(option, value);
    if (accepts(option, made)) return made;
  }
  // None fits: take the one whose fixed fields do, so that the sentences are about the right one.
  const meant = options.find((option) => {
    const { shape } = defOf(coreOf(option));
    if (!shape || !isTree(value)) return false;
    const fixed = Object.entries(shape).filter(([, each]) => defOf(each).type === "literal");
    return fixed.length > 0 && fixed.every(([key, each]) => accepts(each, valuesFor(each, value[key])));
  });
  return meant
    ? valuesFor(meant, value)
    : options.length === 1 && options[0]
      ? valuesFor(options[0], value)
      : plain(value);
}

function numberFor(value: unknown): unknown {
  if (value instanceof MoneyText) {
    return value.text.trim() === "" ? undefined : (parseMoney(value.text, value.currency)?.amount ?? value.text);
  }
  if (typeof value !== "string") return value;
  const text = value.trim();
  if (text === "") return undefined;
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e\+?\d{1,2})?$/i.test(text) ? Number(text) : text;
}

function booleanFor(value: unknown): unknown {
  // A checkbox that is not ticked sends nothing.
  if (value === undefined) return false;
  if (typeof value !== "string") return value;
  const word = value.toLowerCase();
  if (["true", "on", "1", "yes"].includes(word)) return true;
  if (["false", "off", "0", "no", ""].includes(word)) return false;
  return value;
}
