import pino from "pino";

const emailAddress = /[\w.%+-]+@[a-z\d-]+(\.[a-z\d-]+)*\.[a-z]{2,}/gi;

/** A text without the e-mail addresses in it: mail servers quote them, and so do people. */
export function withoutAddresses(text: string): string {
  return text.includes("@") ? text.replace(emailAddress, "[e-mail]") : text;
}

/** What tells one failure from another. The rest of an error may quote a row (PostgreSQL's detail) or a card (Stripe's raw). */
const toldOfErrors = [
  ...(["type", "code", "severity", "schema", "table", "column", "constraint", "routine"] as const),
  ...(["statusCode", "requestId", "kind"] as const),
];

/** An error for a log line: what it is and where it happened, and nobody's data. */
export function loggedError(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === "string" ? withoutAddresses(error) : error;
  const { message, stack, ...more } = pino.stdSerializers.err(error);
  return {
    ...Object.fromEntries(toldOfErrors.flatMap((name) => (more[name] === undefined ? [] : [[name, more[name]]]))),
    message: withoutAddresses(message),
    stack: withoutAddresses(stack ?? ""),
  };
}

/** The fields of a log line, with their own texts cleaned. */
export function loggedFields(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === "string" ? withoutAddresses(value) : value]),
  );
}
