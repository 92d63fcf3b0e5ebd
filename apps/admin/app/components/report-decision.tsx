import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { Checkbox } from "@emporia/ui/primitives/checkbox";
import { Field } from "@emporia/ui/primitives/field";
import { RadioGroup } from "@emporia/ui/primitives/radio-group";
import { Select } from "@emporia/ui/primitives/select";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";

/** What who reports products is told most often. */
const sentences = [
  "You were right. We have taken the product from the shelves and told the shop why.",
  "You were right. The shop has corrected what you saw.",
  "We looked at the product and found nothing that is against the law or our rules.",
  "What you describe is between you and the shop. Please write to it from your order, or ask us to decide there.",
];

export interface ReportDecisionProps {
  /** Open reports of the same product besides this one. */
  others: number;
  /** Somebody gave an address. */
  isTold: boolean;
  isShown: boolean;
}

/** Says that a report was right, or was not, and why. */
export function ReportDecision({ others, isTold, isShown }: ReportDecisionProps) {
  const form = useFieldErrors();
  const { state } = useNavigation();
  const [reason, setReason] = useState(form.value("reason") ?? "");
  const [decision, setDecision] = useState(form.value("decision") ?? "");
  return (
    <Form method="post" noValidate preventScrollReset className="flex max-w-prose flex-col items-start gap-5">
      {form.formError && <Alert tone="bad">{form.formError}</Alert>}
      <RadioGroup
        legend="The report"
        name="decision"
        defaultValue={form.value("decision")}
        onChange={setDecision}
        error={form.error("decision")}
        options={[
          { value: "UPHELD", label: "Was right", hint: "The product is corrected, or no longer sold." },
          { value: "DISMISSED", label: "Was not right", hint: "The product stays as it is." },
        ]}
        className="w-full"
      />
      {decision === "UPHELD" && isShown && (
        <Alert tone="warn">Shoppers still see the product. If it must go, take it down first, then decide here.</Alert>
      )}
      <Field id="sentence" label="Begin with" required={false} className="w-full">
        <Select
          placeholder="A sentence that is said often"
          value=""
          onChange={(event) => setReason((before) => [before.trim(), event.target.value].filter(Boolean).join("\n"))}
          options={sentences.map((value) => ({ value, label: value }))}
        />
      </Field>
      <Field
        name="reason"
        label="Reason"
        hint={isTold ? "Who reported it reads it word for word, in a mail." : "For the record: nobody left an address."}
        error={form.error("reason")}
        className="w-full"
      >
        <Textarea rows={4} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      {others > 0 && (
        <Checkbox
          name="withOthers"
          label={
            others === 1 ? "Decide the other report of it alike" : `Decide the ${others} other reports of it alike`
          }
          defaultChecked
        />
      )}
      <Button type="submit" variant="primary" loading={state === "submitting" && "Deciding…"}>
        Decide
      </Button>
    </Form>
  );
}
