import { type Environment, type Variable, variables } from "./schema";

/** A wrong or missing setting. The message names the variable, what it is for and an example. */
export class InvalidEnvironment extends Error {
  override readonly name = "InvalidEnvironment";
}

/**
 * Reads the variables that a process needs.
 * @throws InvalidEnvironment naming everything that is wrong, at once
 */
export function readEnvironment<Name extends keyof Environment>(
  names: readonly Name[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): Pick<Environment, Name> {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const name of names) {
    const variable: Variable = variables[name];
    const given = env[name] === "" ? undefined : env[name];
    const parsed = variable.schema.safeParse(given);
    if (parsed.success) values[name] = parsed.data;
    else {
      const what = given === undefined ? "is not set" : (parsed.error.issues[0]?.message ?? "is not valid");
      problems.push(`  ${name} ${what}.\n    ${variable.meaning}\n    Example: ${name}=${variable.example}`);
    }
  }
  if (problems.length > 0) throw new InvalidEnvironment(`Emporia cannot start:\n\n${problems.join("\n\n")}\n`);
  return values as Pick<Environment, Name>;
}
