import { policiesToChoose } from "@emporia/contracts/policies";
import type { FormState } from "@emporia/ui/lib/form-result";
import { Field } from "@emporia/ui/primitives/field";
import { Select } from "@emporia/ui/primitives/select";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useState } from "react";

const sentences: readonly string[] = policiesToChoose.map(({ sentence }) => sentence);

/** A reason of policy, what its seller is told, and a note; `name` tells the fields of one form from another's. */
export function PolicyReason({
  form,
  name,
  label,
  isPolicyOptional = false,
}: {
  form: FormState;
  name: string;
  label: string;
  isPolicyOptional?: boolean;
}) {
  const [reason, setReason] = useState(form.value("reason") ?? "");
  /** Says what is said most often of the policy, unless somebody has written words of their own. */
  function choose(code: string) {
    const sentence = policiesToChoose.find((policy) => policy.code === code)?.sentence ?? "";
    if (reason.trim() === "" || sentences.includes(reason)) setReason(sentence);
  }
  return (
    <>
      <Field
        id={`${name}-policy`}
        name="policy"
        label="Because of"
        required={!isPolicyOptional}
        error={form.error("policy")}
        className="w-full"
      >
        <Select
          placeholder="Choose a reason"
          defaultValue={form.value("policy") ?? ""}
          onChange={(event) => choose(event.target.value)}
          options={policiesToChoose.map(({ code, label: word }) => ({ value: code, label: word }))}
        />
      </Field>
      <Field
        id={`${name}-reason`}
        name="reason"
        label={label}
        hint="They read it word for word, in a mail and beside the product."
        error={form.error("reason")}
        className="w-full"
      >
        <Textarea rows={4} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <Field
        id={`${name}-note`}
        name="note"
        label="Note"
        required={false}
        hint="For the record; the seller does not see it."
        error={form.error("note")}
        className="w-full"
      >
        {/* Of several lines, so that Enter does not send the form. */}
        <Textarea rows={2} maxLength={1000} defaultValue={form.value("note") ?? ""} />
      </Field>
    </>
  );
}
