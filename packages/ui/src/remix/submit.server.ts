import "@emporia/contracts/sentences";
import { data } from "@remix-run/node";
import type { z } from "zod";
import { dotted } from "../lib/form-names";
import type { FormFailure } from "../lib/form-result";
import { nestedValues, typedValues, unreadMoney, valuesFor } from "./form-values.server";
import { assertSameOrigin } from "./same-origin.server";

export type FailedSubmit = ReturnType<typeof data<FormFailure>>;

/**
 * Reads a form with the API's own schema and does one thing with it. What does not pass comes back with status 422,
 * a sentence per field and everything that was typed; so does what the API refuses. Anything else that `act` throws
 * (a Response, a bug) goes on its way. Give the FormData instead of the request when its `intent` had to be read
 * first, with `readForm`.
 */
export async function submit<Schema extends z.ZodType, Result>(
  source: Request | FormData,
  schema: Schema,
  act: (input: z.output<Schema>) => Promise<Result> | Result,
): Promise<Result | FailedSubmit> {
  const form = source instanceof FormData ? source : await readForm(source);
  const values = typedValues(form);
  const parsed = await schema.safeParseAsync(valuesFor(schema, nestedValues(form)));
  if (!parsed.success) return data({ ok: false, values, ...errorsOf(parsed.error.issues, form) }, { status: 422 });
  try {
    return await act(parsed.data);
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    const { status, ...rest } = refusal;
    return data({ ok: false, values, ...rest }, { status });
  }
}

/** The form of a request that our own pages sent. @throws Response 403 when another site did */
export async function readForm(request: Request): Promise<FormData> {
  assertSameOrigin(request);
  return request.formData();
}

/** In the order of the fields on the page, which is that of the form. */
function errorsOf(issues: readonly z.core.$ZodIssue[], form: FormData): Pick<FormFailure, "fieldErrors" | "formError"> {
  const unread = unreadMoney(form);
  const fieldErrors: Record<string, string[]> = {};
  const formErrors: string[] = [];
  for (const issue of issues.flatMap(unfold)) {
    const name = issue.path.join(".");
    if (name === "") formErrors.push(issue.message);
    else {
      fieldErrors[name] ??= [];
      fieldErrors[name].push(unread.get(name) ?? issue.message);
    }
  }
  const shown = [...form.keys()].map(dotted);
  const place = (name: string) => (shown.includes(name) ? shown.indexOf(name) : shown.length);
  const inOrder = Object.entries(fieldErrors).sort(([one], [other]) => place(one) - place(other));
  return {
    fieldErrors: Object.fromEntries(inOrder),
    ...(formErrors.length > 0 ? { formError: formErrors.join(" ") } : {}),
  };
}

/** Of a union's refusals, those of the option that came closest. */
function unfold(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string }[] {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [issue];
  const closest = [...issue.errors]
    .sort((a, b) => a.length - b.length)
    .find((each) => each.some((one) => one.path.length > 0));
  return closest?.map((each) => ({ path: [...issue.path, ...each.path], message: each.message })) ?? [issue];
}

type Refusal = Pick<FormFailure, "fieldErrors" | "formError" | "code"> & { status: number };

/** What the API refused and why, as it stands on a tRPC error under `data.domain`; undefined for anything else. */
export function refusalIn(error: unknown): Refusal | undefined {
  const domain = get(get(error, "data"), "domain");
  const code = get(domain, "code");
  const message = get(domain, "message");
  if (typeof code !== "string" || typeof message !== "string") return undefined;
  const http = get(get(error, "data"), "httpStatus");
  if (typeof http === "number" && http >= 500 && http !== 503) return undefined;
  const fieldErrors = fieldErrorsIn(get(get(domain, "details"), "fieldErrors"));
  const hasFields = Object.keys(fieldErrors).length > 0;
  return {
    status: typeof http === "number" && http !== 400 ? http : 422,
    code,
    fieldErrors,
    // The general sentence of a failed validation says less than those at the fields.
    ...(hasFields && code === "VALIDATION_FAILED" ? {} : { formError: message }),
  };
}

function fieldErrorsIn(value: unknown): Record<string, string[]> {
  if (typeof value !== "object" || value === null) return {};
  const entries = Object.entries(value).flatMap(([name, given]): [string, string[]][] => {
    const sentences = (Array.isArray(given) ? given : [given]).filter((each) => typeof each === "string");
    return sentences.length > 0 ? [[dotted(name), sentences]] : [];
  });
  return Object.fromEntries(entries);
}

function get(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
