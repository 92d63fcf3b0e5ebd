import type { ErrorCode } from "@emporia/contracts/errors";

export type ErrorKind =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "gone"
  | "conflict"
  | "declined"
  | "limited"
  | "unavailable"
  | "unimplemented";

/** A refusal the person can act on. Anything else that is thrown is a bug. */
export abstract class DomainError extends Error {
  abstract readonly code: ErrorCode;
  abstract readonly kind: ErrorKind;
  readonly details: Record<string, unknown> | undefined;

  constructor(message: string, details?: Record<string, unknown>) {
    super(message);
    this.name = new.target.name;
    this.details = details;
  }
}

/** Nothing by that name, or not for this person: the two look alike from outside. */
export class NotFound extends DomainError {
  readonly code = "NOT_FOUND";
  readonly kind = "not_found";
  constructor(what: string) {
    super(`${what} was not found.`);
  }
}

export class SignInNeeded extends DomainError {
  readonly code = "UNAUTHENTICATED";
  readonly kind = "unauthenticated";
  constructor() {
    super("Sign in to do this.");
  }
}

export class NotPermitted extends DomainError {
  readonly code = "FORBIDDEN";
  readonly kind = "forbidden";
  constructor(permission: string) {
    super("Your role does not allow this.", { permission });
  }
}

/** Who runs a shop has no say in what others think and ask of it. */
export class OwnShop extends DomainError {
  readonly code = "FORBIDDEN";
  readonly kind = "forbidden";
  constructor() {
    super("You run this shop: what others think and ask of it is left to them.");
  }
}

/** An input that is well formed but wrong; `fieldErrors` names the fields and says what to do. */
export class InvalidInput extends DomainError {
  readonly code = "VALIDATION_FAILED";
  readonly kind = "invalid";
  constructor(fieldErrors: Record<string, string>) {
    super(Object.values(fieldErrors).join(" "), { fieldErrors });
  }
}

/** Something outside does not answer. Nothing was changed; trying again may work. */
export class ServiceUnavailable extends DomainError {
  readonly code = "UNAVAILABLE";
  readonly kind = "unavailable";
}

/** Part of the plan, not built yet. */
export class NotImplementedYet extends DomainError {
  readonly code = "NOT_IMPLEMENTED";
  readonly kind = "unimplemented";
  constructor(what: string) {
    super(`${what} is planned and not available yet.`);
  }
}

/** Too many calls from one client. */
export class RateLimited extends DomainError {
  readonly code = "RATE_LIMITED";
  readonly kind = "limited";
  constructor(readonly retryAfterSeconds: number) {
    super(`Too many requests. Try again in ${retryAfterSeconds} seconds.`, { retryAfterSeconds });
  }
}
