import { z } from "zod";

type Issue = z.core.$ZodRawIssue;

/** A sentence for what a schema refuses without words of its own: it names the field and says what to give. */
export function sentenceFor(issue: Issue): string {
  const name = nameOf(issue.path);
  const isMissing = issue.input === undefined || issue.input === null;
  switch (issue.code) {
    case "invalid_type":
      return isMissing ? `${name} is required.` : `${name} must be ${kindOf(issue)}.`;
    case "too_small":
      if (issue.origin === "string")
        return Number(issue.minimum) <= 1
          ? `${name} is required.`
          : `${name} needs at least ${issue.minimum} characters.`;
      if (issue.origin === "array") return `${name} needs at least ${issue.minimum}.`;
      return `${name} must be ${issue.inclusive ? `${issue.minimum} or more` : `more than ${issue.minimum}`}.`;
    case "too_big":
      if (issue.origin === "string") return `${name} can have ${issue.maximum} characters at most.`;
      if (issue.origin === "array") return `${name} can have ${issue.maximum} at most.`;
      return `${name} must be ${issue.inclusive ? `${issue.maximum} or less` : `less than ${issue.maximum}`}.`;
    case "invalid_format":
      return issue.input === "" ? `${name} is required.` : `${name} must be ${formatOf(issue)}.`;
    case "not_multiple_of":
      return `${name} must be a multiple of ${issue.divisor}.`;
    case "invalid_value": {
      const choices = issue.values.length <= 12 ? `one of ${issue.values.join(", ")}` : "one of those offered";
      return isMissing || issue.input === "" ? `${name} is required: ${choices}.` : `${name} must be ${choices}.`;
    }
    case "unrecognized_keys":
      return `${issue.keys.join(", ")} is not known here: leave it out.`;
    default:
      return isMissing ? `${name} is required.` : `${name} does not look right.`;
  }
}

/** The field as a person reads it: `items.0.postalCode` is the "Postal code". */
function nameOf(path: readonly PropertyKey[] | undefined): string {
  const key = path?.findLast((each) => typeof each === "string" && !/^\d+$/.test(each));
  if (typeof key !== "string") return "This";
  const words = key.replace(/([a-z\d])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const kinds: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  date: "a date",
};

function kindOf(issue: Issue & { code: "invalid_type" }): string {
  const { format } = (issue.inst?._zod.def ?? {}) as { format?: string };
  return (format === "safeint" ? kinds.int : kinds[issue.expected]) ?? "something else";
}

const formats: Record<string, string> = {
  email: "an e-mail address such as name@example.com",
  uuid: "a UUID",
  url: "a web address such as https://example.com",
  datetime: "an instant such as 2026-11-22T10:00:00Z",
  date: "a date such as 2026-11-22",
};

function formatOf({ format }: Issue & { code: "invalid_format" }): string {
  return formats[format] ?? "written as asked for";
}

// For every schema of the contracts, wherever it is read: in the API, in a form, in a browser.
z.config({ customError: sentenceFor });
