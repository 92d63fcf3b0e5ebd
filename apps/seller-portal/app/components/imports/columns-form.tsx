import type { ImportView } from "@emporia/contracts/imports";
import { productFileFields } from "@emporia/contracts/product-files";
import type { FormState } from "@emporia/ui/lib/form-result";
import { Button } from "@emporia/ui/primitives/button";
import { Checkbox } from "@emporia/ui/primitives/checkbox";
import { fieldId } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Select } from "@emporia/ui/primitives/select";
import { Table } from "@emporia/ui/primitives/table";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";

const options = Object.entries(productFileFields).map(([value, label]) => ({ value, label }));

type Column = ImportView["columns"][number] & { index: number };

/** What each column of the file means, and how its products are taken. */
export function ColumnsForm({ run }: { run: ImportView }) {
  const form = useFieldErrors();
  const busy = useBusy();
  const columns = run.columns.map((column, index) => ({ ...column, index }));
  const used = columns.filter((column) => column.field !== null).length;
  const isEmpty = (column: Column) => column.field === null && column.samples.every((sample) => sample.trim() === "");
  const [shown, empty] = [columns.filter((column) => !isEmpty(column)), columns.filter(isEmpty)];
  return (
    <Form method="post" className="flex flex-col gap-6">
      <FormErrors failure={form.failure} labels={{ columns: "Columns" }} />
      {run.format === "shopify" && (
        <div>
          <p className="mb-2 text-sm font-medium">
            {used} of {run.columns.length} columns are read
          </p>
          <ColumnsTable caption="Columns of the file and what they mean" columns={shown} form={form} />
          {empty.length > 0 && (
            <details open={form.failure !== undefined} className="border-b py-2">
              <summary className="flex min-h-11 cursor-pointer items-center text-sm text-muted">
                {empty.length === 1 ? "1 column is" : `${empty.length} columns are`} empty and left out
              </summary>
              <ColumnsTable caption="Columns that are empty" columns={empty} form={form} />
            </details>
          )}
        </div>
      )}
      <div className="flex flex-col gap-1">
        <Checkbox
          name="overwrites"
          label="Change products that I have already"
          hint="Otherwise only new ones are taken."
          defaultChecked={run.overwrites}
        />
        <Checkbox
          name="publishes"
          label="Publish what the file calls active"
          hint="Otherwise everything new stays a draft."
          defaultChecked={run.publishes}
        />
      </div>
      <div>
        <Button
          type="submit"
          name="intent"
          value="check"
          variant={run.status === "CHECKED" ? "secondary" : "primary"}
          loading={busy("check", "Checking…")}
        >
          {run.status === "UPLOADED" ? "Check the file" : "Check again"}
        </Button>
      </div>
    </Form>
  );
}

function ColumnsTable({ caption, columns, form }: { caption: string; columns: readonly Column[]; form: FormState }) {
  return (
    <Table
      caption={caption}
      rows={columns}
      rowKey={(column) => String(column.index)}
      columns={[
        {
          key: "name",
          header: "In the file",
          isName: true,
          cell: (column) => (
            <span className="min-w-0 wrap-anywhere">{column.name || `Column ${column.index + 1}`}</span>
          ),
        },
        {
          key: "samples",
          header: "For example",
          hideOnPhone: true,
          className: "max-w-64",
          cell: (column) => (
            <span className="line-clamp-2 text-muted wrap-anywhere">{column.samples.join(" · ") || "–"}</span>
          ),
        },
        {
          key: "field",
          header: "Means",
          className: "sm:w-64",
          cell: (column) => {
            const name = `columns.${column.index}`;
            const error = form.error(name);
            return (
              <div className="w-full max-w-64">
                <Select
                  id={fieldId(name)}
                  name={name}
                  aria-label={`What ${column.name || `column ${column.index + 1}`} means`}
                  aria-invalid={error ? true : undefined}
                  placeholder="Leave it out"
                  defaultValue={form.value(name, column.field ?? "")}
                  options={options}
                />
                {error && <p className="mt-1 text-[0.8125rem] font-medium text-bad">{error}</p>}
              </div>
            );
          },
        },
      ]}
    />
  );
}
