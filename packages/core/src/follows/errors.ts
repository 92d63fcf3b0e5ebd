import { DomainError } from "../platform/index";

/** More than anybody reads. */
export class TooManyFollows extends DomainError {
  readonly code = "VALIDATION_FAILED";
  readonly kind = "invalid";
  constructor(most: number) {
    super(`You follow ${most} shops already. Stop following one of them first.`, { most });
  }
}
