import type { AttributeView } from "@emporia/contracts/attributes";
import { type AttributeKind, attributeKinds } from "@emporia/contracts/catalog/constants";
import { useHydrated } from "@emporia/ui/lib/hydrated";
import { Button } from "@emporia/ui/primitives/button";
import { Checkbox } from "@emporia/ui/primitives/checkbox";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";
import { useState } from "react";

const kindWords: Record<AttributeKind, string> = {
  select: "One of a list",
  number: "A number",
  boolean: "Yes or no",
};

/** A new attribute, or the name, unit and options of one; its kind stays what it was. */
export function AttributeForm({ attribute }: { attribute?: AttributeView | undefined }) {
  const answer = useFieldErrors();
  const blank = useFieldErrors(undefined);
  const form = answer.value("intent") === "save" ? answer : blank;
  const busy = useBusy();
  const isLive = useHydrated();
  const [kind, setKind] = useState(attribute?.kind ?? form.value("kind", "select"));
  const shows = (wanted: AttributeKind) => kind === wanted || (!attribute && !isLive);
  const optionError = [...Object.entries(form.failure?.fieldErrors ?? {})].find(([name]) => name.startsWith("options"));
  return (
    <Form method="post" noValidate preventScrollReset className="flex max-w-prose flex-col items-start gap-5">
      <input type="hidden" name="intent" value="save" />
      <FormErrors
        failure={form.failure}
        labels={{ name: "Name", kind: "Kind", unit: "Unit", options: "Options", optionLines: "Options" }}
      />
      <Field name="name" label="Name" required error={form.error("name")} className="w-full">
        <Input maxLength={60} defaultValue={form.value("name", attribute?.name)} />
      </Field>
      {!attribute && (
        <Field name="kind" label="Kind" hint="It cannot be changed later." error={form.error("kind")} className="w-52">
          <Select
            value={kind}
            onChange={(event) => setKind(event.target.value)}
            options={["select", "number", "boolean"].flatMap((value) =>
              attributeKinds.filter((each) => each === value).map((each) => ({ value: each, label: kindWords[each] })),
            )}
          />
        </Field>
      )}
      {shows("number") && (
        <Field
          name="unit"
          label="Unit"
          required={false}
          hint="As shoppers read it after the number: cm, W, ml."
          error={form.error("unit")}
          className="w-52"
        >
          <Input maxLength={20} defaultValue={form.value("unit", attribute?.unit ?? "")} />
        </Field>
      )}
      {shows("select") && (
        <Field
          name="optionLines"
          label="Options"
          hint={attribute ? "One to a line. To rename one, write: Oak = White oak." : "One to a line, in this order."}
          error={optionError?.[1][0]}
          className="w-full"
        >
          <Textarea
            rows={Math.min(12, Math.max(4, (attribute?.options.length ?? 0) + 1))}
            defaultValue={form.value("optionLines", attribute?.options.map(({ label }) => label).join("\n") ?? "")}
          />
        </Field>
      )}
      <Checkbox
        name="isFilterable"
        label="Shoppers can filter by it"
        defaultChecked={form.checked("isFilterable", attribute?.isFilterable ?? true)}
      />
      <Button type="submit" variant="primary" loading={busy("save", "Saving…")}>
        {attribute ? "Save" : "Add the attribute"}
      </Button>
    </Form>
  );
}
