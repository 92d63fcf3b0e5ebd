import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Download } from "lucide-react";

/** The orders of the list, of a period if one is given, as a file with a line for each item. */
export function ExportOrders({ tab, query }: { tab: string; query: string | undefined }) {
  return (
    <details className="mb-3 text-sm open:pb-2">
      <summary className="inline-flex min-h-9 items-center text-muted underline underline-offset-4 hover:text-ink pointer-coarse:min-h-11">
        Export {query ? "what is found" : "this list"} as CSV
      </summary>
      <form action="/order-files/export" className="mt-2 flex flex-wrap items-end gap-3">
        <input type="hidden" name="tab" value={tab} />
        {query && <input type="hidden" name="query" value={query} />}
        <Field name="from" label="Placed from" required={false}>
          <Input type="date" />
        </Field>
        <Field name="to" label="Placed until" required={false}>
          <Input type="date" />
        </Field>
        <Button type="submit" icon={<Download />}>
          Export
        </Button>
        <p className="w-full text-[0.8125rem] text-muted">
          A line for each item, with its amounts and where it goes. Days are UTC.
        </p>
      </form>
    </details>
  );
}
