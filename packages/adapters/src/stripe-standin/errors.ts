/** The body of Stripe's `error` object. */
export interface ProblemBody {
  type: "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";
  code?: string;
  decline_code?: string;
  message: string;
  param?: string;
  [field: string]: unknown;
}

/**
 * A refusal as Stripe words it. `remembered` tells whether an idempotency key keeps this answer: refusals made before
 * the operation began (unknown parameter, no such id, bad key) are not kept, refusals of the operation itself are.
 */
export class StripeProblem extends Error {
  constructor(
    readonly status: number,
    readonly body: ProblemBody,
    readonly remembered: boolean = true,
  ) {
    super(body.message);
  }
}

/** 400: the parameters are wrong; nothing was done and the idempotency key stays free. */
export function invalidParameter(code: string, message: string, param: string): StripeProblem {
  return new StripeProblem(400, { type: "invalid_request_error", code, message, param }, false);
}

/** 400: the parameters are well formed, but the operation is not possible in the present state. */
export function refused(message: string, more: { code?: string; param?: string; [field: string]: unknown } = {}) {
  return new StripeProblem(400, { type: "invalid_request_error", message, ...more });
}

/** Stripe answers 404 for an id in the path and 400 for one in a parameter. */
export function noSuch(noun: string, id: string, param: string, inPath: boolean): StripeProblem {
  const body = {
    type: "invalid_request_error" as const,
    code: "resource_missing",
    message: `No such ${noun}: '${id}'`,
    param,
  };
  return new StripeProblem(inPath ? 404 : 400, body, false);
}
