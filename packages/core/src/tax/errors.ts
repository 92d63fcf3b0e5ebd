import { DomainError } from "../platform/index";

/** Only a class is deleted that nothing has. */
export class TaxClassInUse extends DomainError {
  readonly code = "TAX_CLASS_IN_USE";
  readonly kind = "conflict";
  constructor(name: string) {
    super(`Products or rates have the class “${name}”. Retire it instead.`);
  }
}
