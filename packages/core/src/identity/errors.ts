import { DomainError } from "../platform";

/** Says the same for a wrong password and for an address nobody has. */
export class InvalidCredentials extends DomainError {
  readonly code = "INVALID_CREDENTIALS";
  readonly kind = "unauthenticated";
  constructor() {
    super("This e-mail address and password do not belong together.");
  }
}

export class AccountLocked extends DomainError {
  readonly code = "ACCOUNT_LOCKED";
  readonly kind = "limited";
  constructor(until: Date) {
    super("There were too many attempts to sign in. Wait a while, or reset your password.", {
      retryAt: until.toISOString(),
    });
  }
}

export class AccountBanned extends DomainError {
  readonly code = "ACCOUNT_BANNED";
  readonly kind = "forbidden";
  constructor() {
    super("This account has been closed by our staff. Answer any of our mails if you think that this is a mistake.");
  }
}

export class BanRefused extends DomainError {
  readonly code = "BAN_REFUSED";
  readonly kind = "conflict";
  constructor() {
    super("This is your own account. Ask a colleague.");
  }
}

export class TokenInvalid extends DomainError {
  readonly code = "TOKEN_INVALID";
  readonly kind = "invalid";
  constructor() {
    super("This link was used already or is too old. Ask for a new one.");
  }
}
