import { useActionData } from "@remix-run/react";
import { useMemo } from "react";
import { type FormState, formStateOf } from "../lib/form-result";

/** What the action said about the form: errors by field, and what was typed. Give a fetcher's data for its own form. */
export function useFieldErrors(...given: [result?: unknown]): FormState {
  const action = useActionData<unknown>();
  const said = given.length > 0 ? given[0] : action;
  return useMemo(() => formStateOf(said), [said]);
}

/**
 * What the action said, for one of several forms on a page: of the form that was sent, told by the value of one of its
 * fields, and nothing for the others.
 */
export function useFieldErrorsOf(field: string, value: string): FormState {
  const said = useFieldErrors();
  const nothing = useFieldErrors(undefined);
  return (said.value(field) ?? "") === value ? said : nothing;
}
