import { invalidParameter } from "./errors";
import type { FormHash, FormValue } from "./form";

/** How one parameter is read. `at` is its full name, `shipping[address][city]`, for the refusal. */
export interface Rule<T> {
  read(value: FormValue, at: string): T;
  required?: boolean;
}
export interface RequiredRule<T> extends Rule<T> {
  required: true;
}
// biome-ignore lint/suspicious/noExplicitAny: the reading side of a variance-free generic
export type Shape = Record<string, Rule<any>>;
type Value<R> = R extends Rule<infer T> ? T : never;
export type Input<S extends Shape> = {
  [K in keyof S as S[K] extends RequiredRule<unknown> ? K : never]: Value<S[K]>;
} & { [K in keyof S as S[K] extends RequiredRule<unknown> ? never : K]?: Value<S[K]> };

/** Reads parameters by their shape and refuses unknown and missing ones, as Stripe does. */
export function readParams<S extends Shape>(shape: S, form: FormHash, prefix = ""): Input<S> {
  const input: Record<string, unknown> = {};
  const at = (name: string) => (prefix === "" ? name : `${prefix}[${name}]`);
  for (const name of Object.keys(form)) {
    const rule = Object.hasOwn(shape, name) ? shape[name] : undefined;
    const value = form[name];
    if (!rule) throw invalidParameter("parameter_unknown", `Received unknown parameter: ${at(name)}`, at(name));
    if (value !== undefined) input[name] = rule.read(value, at(name));
  }
  for (const [name, rule] of Object.entries(shape))
    if (rule.required && !Object.hasOwn(input, name))
      throw invalidParameter("parameter_missing", `Missing required param: ${at(name)}.`, at(name));
  return input as Input<S>;
}

export const required = <T>(rule: Rule<T>): RequiredRule<T> => ({
  required: true,
  read(value, at) {
    if (value === "")
      throw invalidParameter(
        "parameter_invalid_empty",
        `You passed an empty string for '${at}'. We assume empty values are an attempt to unset a parameter; however '${at}' cannot be unset. You should remove '${at}' from your request or supply a non-empty value.`,
        at,
      );
    return rule.read(value, at);
  },
});

export const text: Rule<string> = {
  read(value, at) {
    if (typeof value !== "string") throw invalidParameter("parameter_invalid_string", `Invalid string: ${at}`, at);
    if (value.length > 5000)
      throw invalidParameter("parameter_invalid_string", `Invalid string: ${at} is longer than 5000 characters`, at);
    return value;
  },
};

export const integer: Rule<number> = {
  read(value, at) {
    if (typeof value !== "string" || !/^-?\d{1,15}$/.test(value))
      throw invalidParameter("parameter_invalid_integer", `Invalid integer: ${shown(value)}`, at);
    return Number(value);
  },
};

/** A number of minor units, at least 1. */
export const amount: Rule<number> = {
  read(value, at) {
    const parsed = integer.read(value, at);
    if (parsed < 1)
      throw invalidParameter("parameter_invalid_integer", "This value must be greater than or equal to 1.", at);
    if (parsed > 99_999_999) throw invalidParameter("amount_too_large", "Amount must be no more than $999,999.99", at);
    return parsed;
  },
};

export const currency: Rule<string> = {
  read(value, at) {
    if (typeof value !== "string" || !/^[a-z]{3}$/i.test(value))
      throw invalidParameter("parameter_invalid_string", `Invalid currency: ${shown(value)}`, at);
    return value.toLowerCase();
  },
};

export const flag: Rule<boolean> = {
  read(value, at) {
    if (value !== "true" && value !== "false")
      throw invalidParameter("parameter_invalid_boolean", `Invalid boolean: ${shown(value)}`, at);
    return value === "true";
  },
};

export const oneOf = <const T extends string>(...choices: T[]): Rule<T> => ({
  read(value, at) {
    const choice = choices.find((one) => one === value);
    if (choice === undefined)
      throw invalidParameter("parameter_invalid_string", `Invalid ${at}: must be one of ${choices.join(", ")}`, at);
    return choice;
  },
});

export const hash = <S extends Shape>(shape: S): Rule<Input<S>> => ({
  read(value, at) {
    if (typeof value === "string") throw invalidParameter("parameter_invalid_hash", `Invalid hash: ${at}`, at);
    return readParams(shape, value, at);
  },
});

export const list = <T>(item: Rule<T>): Rule<T[]> => ({
  read(value, at) {
    if (value === "") return [];
    if (typeof value === "string") throw invalidParameter("parameter_invalid_array", `Invalid array: ${at}`, at);
    return Object.entries(value).map(([position, one]) => item.read(one, `${at}[${position}]`));
  },
});

/** A hash whose inside the stand-in takes as it comes: strings stay strings. */
export const free: Rule<FormValue> = { read: (value) => value };

/** Text key/value pairs; an empty value removes the key, an empty string removes all. */
export const metadata: Rule<Record<string, string> | ""> = {
  read(value, at) {
    if (typeof value === "string") {
      if (value === "") return "";
      throw invalidParameter("parameter_invalid_hash", `Invalid hash: ${at}`, at);
    }
    const read: Record<string, string> = {};
    for (const [name, one] of Object.entries(value)) {
      if (typeof one !== "string" || one.length > 500 || name.length > 40)
        throw invalidParameter("parameter_invalid_string", `Metadata is too long or nested: ${at}[${name}]`, at);
      read[name] = one;
    }
    if (Object.keys(read).length > 50)
      throw invalidParameter("parameter_invalid_hash", "Metadata can have up to 50 keys.", at);
    return read;
  },
};

const rangeShape = { gt: integer, gte: integer, lt: integer, lte: integer };
export type Range = Input<typeof rangeShape>;
const range: Rule<Range> = {
  read(value, at) {
    if (typeof value !== "string") return readParams(rangeShape, value, at);
    const exact = integer.read(value, at);
    return { gte: exact, lte: exact };
  },
};

/** The parameters every list takes. */
export const paging = { limit: integer, starting_after: text, ending_before: text, created: range };

export const address = { city: text, country: text, line1: text, line2: text, postal_code: text, state: text };
export const shipping = hash({ name: text, phone: text, carrier: text, tracking_number: text, address: hash(address) });

const shown = (value: FormValue): string => (typeof value === "string" ? value.slice(0, 60) : "a hash");

/** Stripe unsets a field given as an empty string. */
export const orNull = <T>(value: T | "" | undefined): T | null => (value === undefined || value === "" ? null : value);

/** Merges sent metadata into kept metadata by Stripe's rules. */
export function mergeMetadata(kept: Record<string, string>, sent: Record<string, string> | "" | undefined) {
  if (sent === undefined) return kept;
  if (sent === "") return {};
  return Object.fromEntries(Object.entries({ ...kept, ...sent }).filter(([, value]) => value !== ""));
}
