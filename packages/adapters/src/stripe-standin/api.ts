import type { Ctx } from "./context";
import { type ProblemBody, StripeProblem } from "./errors";
import { expanded } from "./expand";
import { decodeForm, type FormHash } from "./form";
import { list, text } from "./params";
import { findRoute } from "./routes";

export interface ApiRequest {
  method: string;
  path: string;
  query: string;
  body: string;
  authorization: string | undefined;
  /** A fault that has the operation refused, which its key remembers as any refusal of an operation. */
  refusal?: ProblemBody | undefined;
}
export interface ApiAnswer {
  status: number;
  body: string;
  /** Whether an idempotency key keeps this answer. */
  remembered: boolean;
}

/** Who calls: a secret key may do everything, a publishable key what browsers do. */
export function keyKind(authorization: string | undefined): "secret" | "publishable" {
  const given = authorization ?? "";
  const key = given.startsWith("Bearer ")
    ? given.slice(7)
    : given.startsWith("Basic ")
      ? (Buffer.from(given.slice(6), "base64").toString().split(":")[0] ?? "")
      : "";
  if (/^(sk|rk)_test_\w+$/.test(key)) return "secret";
  if (/^pk_test_\w+$/.test(key)) return "publishable";
  const message =
    key === ""
      ? "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY')."
      : `Invalid API Key provided: ${key.slice(0, 7)}***. The local stand-in takes test keys only (sk_test_…).`;
  throw new StripeProblem(401, { type: "invalid_request_error", message }, false);
}

/** Runs one operation, wholly and synchronously. Refusals become answers; anything else is a bug and answers 500. */
export function runApi(ctx: Ctx, request: ApiRequest): ApiAnswer {
  try {
    const found = findRoute(request.method, request.path);
    if (!found)
      throw new StripeProblem(
        404,
        {
          type: "invalid_request_error",
          message: `Unrecognized request URL (${request.method}: ${request.path}). The local stand-in may not know this operation.`,
        },
        false,
      );
    if (ctx.publishable && !found.route.browser)
      throw new StripeProblem(
        403,
        {
          type: "invalid_request_error",
          code: "secret_key_required",
          message: "This API call cannot be made with a publishable API key. Please use a secret API key.",
        },
        false,
      );
    if (request.refusal) throw new StripeProblem(400, request.refusal);
    const form = decodeForm(request.body || request.query);
    const expand = takeExpand(form);
    const result = found.route.run(ctx, form, found.ids);
    const shown = expand.length === 0 ? result : expanded(ctx, result, expand);
    return { status: 200, body: JSON.stringify(shown), remembered: true };
  } catch (error) {
    return answerTo(error);
  }
}

/** A refusal as Stripe's answer. */
export function answerTo(error: unknown): ApiAnswer {
  if (error instanceof StripeProblem)
    return { status: error.status, body: JSON.stringify({ error: error.body }), remembered: error.remembered };
  const message = `The stand-in failed: ${error instanceof Error ? error.message : String(error)}`;
  return { status: 500, body: JSON.stringify({ error: { type: "api_error", message } }), remembered: false };
}

const paths = list(text);
function takeExpand(form: FormHash): string[] {
  const { expand } = form;
  if (expand === undefined) return [];
  delete form.expand;
  return paths.read(expand, "expand");
}
