import { useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { Field } from "../primitives/field";
import { Textarea } from "../primitives/textarea";
import { useFieldErrorsOf } from "./use-field-errors";

/** A form that is one of several on its page: told from the others by `tool`, which its failure carries back. */
export function useTool(tool: string) {
  const form = useFieldErrorsOf("tool", tool);
  const { formData } = useNavigation();
  const isSending = formData?.get("tool") === tool;
  return { form, isSending };
}

/** A form that is opened when it is wanted, and stays open when it failed. */
export function Tool({ summary, isOpen, children }: { summary: string; isOpen: boolean; children: ReactNode }) {
  return (
    <details className="text-sm" open={isOpen}>
      <summary className="inline-flex min-h-9 items-center text-muted underline underline-offset-4 hover:text-ink pointer-coarse:min-h-11">
        {summary}
      </summary>
      <div className="mt-3 mb-5 max-w-lg">{children}</div>
    </details>
  );
}

/** Why, for the shopper. */
export function ReasonField(props: { tool: string; form: ReturnType<typeof useTool>["form"]; label?: string }) {
  const { tool, form, label = "Reason" } = props;
  return (
    <Field
      id={`${tool}-reason`}
      name="reason"
      label={label}
      hint="The shopper reads it."
      error={form.error("reason")}
      className="w-full"
    >
      <Textarea rows={2} maxLength={300} defaultValue={form.value("reason")} />
    </Field>
  );
}
