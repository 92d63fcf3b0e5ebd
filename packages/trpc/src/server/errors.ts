import type { ErrorCode, ErrorView } from "@emporia/contracts/errors";
import { DomainError, type ErrorKind, isCancelled, ServiceUnavailable } from "@emporia/core/platform";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { z } from "zod";

type TrpcCode = TRPCError["code"];

/** The one place where a kind of refusal becomes an HTTP status. */
const trpcCodeOf = {
  invalid: "BAD_REQUEST",
  unauthenticated: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  not_found: "NOT_FOUND",
  gone: "NOT_FOUND",
  conflict: "CONFLICT",
  declined: "PAYMENT_REQUIRED",
  limited: "TOO_MANY_REQUESTS",
  unavailable: "SERVICE_UNAVAILABLE",
  unimplemented: "NOT_IMPLEMENTED",
} as const satisfies Record<ErrorKind, TrpcCode>;

export function toTrpcError(error: unknown): TRPCError {
  if (isUnstorableText(error instanceof TRPCError ? error.cause : error))
    return new TRPCError({ code: "BAD_REQUEST", message: "This text cannot be stored." });
  if (isCancelled(error instanceof TRPCError ? error.cause : error))
    return toTrpcError(
      new ServiceUnavailable("This took too long and was stopped. Try again in a moment, or ask for less at once."),
    );
  if (error instanceof TRPCError && !(error.cause instanceof DomainError)) return error;
  const cause = error instanceof TRPCError ? error.cause : error;
  if (cause instanceof DomainError)
    return new TRPCError({ code: trpcCodeOf[cause.kind], message: cause.message, cause });
  return new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "Something went wrong on our side.", cause });
}

/** The status of a refusal. tRPC has no word for what was here and is gone. */
export function httpStatusOf(error: TRPCError): number {
  return error.cause instanceof DomainError && error.cause.kind === "gone" ? 410 : getHTTPStatusCodeFromError(error);
}

/** PostgreSQL keeps no NUL and no half of a surrogate pair: whoever sends one sent nonsense, and nothing is broken. */
function isUnstorableText(error: unknown): boolean {
  const code = (error as { code?: string } | undefined)?.code;
  return code === "22021" || code === "22P05";
}

/** What a client is told of an error: never more than it can act on. */
export function toErrorView(error: TRPCError): ErrorView["error"] {
  const { cause } = error;
  if (cause instanceof DomainError)
    return {
      code: cause.code,
      message: cause.message,
      ...(cause.details ? { details: cause.details } : {}),
    };
  if (error.code === "BAD_REQUEST" && cause instanceof z.ZodError)
    return {
      code: "VALIDATION_FAILED",
      message: "Some fields need attention.",
      details: { fieldErrors: fieldErrors(cause) },
    };
  const code: ErrorCode =
    error.code === "NOT_FOUND"
      ? "NOT_FOUND"
      : error.code === "INTERNAL_SERVER_ERROR"
        ? "INTERNAL"
        : "VALIDATION_FAILED";
  return {
    code,
    message:
      code === "INTERNAL"
        ? "Something went wrong on our side. Nothing you sent was lost; try again in a moment."
        : code === "NOT_FOUND"
          ? "There is nothing at this address."
          : "The request could not be read.",
  };
}

/** The first sentence for each field, by its dotted path. */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) errors[issue.path.join(".")] ??= issue.message;
  return errors;
}
