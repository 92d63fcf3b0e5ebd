/** What an action answers when it could not do what was asked: nothing typed is lost. */
export interface FormFailure {
  ok: false;
  /** Field name as submitted, in dots ("address.city"), to its sentences. */
  fieldErrors: Record<string, string[]>;
  formError?: string | undefined;
  /** The domain's error code, when the API refused. */
  code?: string | undefined;
  /** What was typed, by field name; passwords and files are left out. */
  values: Record<string, string | string[]>;
}

export interface FormState {
  failure: FormFailure | undefined;
  formError: string | undefined;
  /** The first sentence for a field, to hand to `<Field error>`. */
  error(name: string): string | undefined;
  /** What was typed into a field, else the fallback; to hand to `defaultValue`. */
  value(name: string, fallback?: string): string | undefined;
  /** Every value of a repeated field. */
  all(name: string, fallback?: readonly string[]): readonly string[];
  /** Whether a checkbox was ticked, else the fallback. */
  checked(name: string, fallback?: boolean): boolean;
}

export function isFormFailure(result: unknown): result is FormFailure {
  return (
    typeof result === "object" && result !== null && "ok" in result && result.ok === false && "fieldErrors" in result
  );
}

export function formStateOf(result: unknown): FormState {
  const failure = isFormFailure(result) ? result : undefined;
  const submitted = (name: string): string[] | undefined => {
    if (!failure) return undefined;
    const value = failure.values[name];
    return value === undefined ? undefined : typeof value === "string" ? [value] : value;
  };
  return {
    failure,
    formError: failure?.formError,
    error: (name) => failure?.fieldErrors[name]?.[0],
    value: (name, fallback) => submitted(name)?.at(-1) ?? fallback,
    all: (name, fallback = []) => (failure ? (submitted(name) ?? []) : fallback),
    checked: (name, fallback = false) => {
      if (!failure) return fallback;
      const last = submitted(name)?.at(-1);
      return last !== undefined && last !== "false";
    },
  };
}
