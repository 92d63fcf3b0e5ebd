import { DomainError } from "../platform/index";

/** Whether what is written is what is wrong, and not the database: then it is told, and trying again would not help. */
export function isAboutIt(error: unknown): boolean {
  const { code = "" } = error as { code?: string };
  return error instanceof DomainError || /^2[23]\w{3}$/.test(code);
}
