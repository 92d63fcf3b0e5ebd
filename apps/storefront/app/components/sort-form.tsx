import { Button } from "@emporia/ui/primitives/button";
import { Form, useSubmit } from "@remix-run/react";
import { type Filters, sortOptions } from "~/lib/filters";
import { HiddenFilters } from "./hidden-filters";
import { SortSelect } from "./sort-select";

export function SortForm({ path, filters }: { path: string; filters: Filters }) {
  const submit = useSubmit();
  return (
    <Form action={path} className="flex items-center gap-2" onChange={(event) => submit(event.currentTarget)}>
      <HiddenFilters filters={filters} without={["sort"]} />
      <SortSelect
        aria-label="Sort by"
        value={filters.sort ?? (filters.q ? "relevance" : "best_selling")}
        options={sortOptions(Boolean(filters.q))}
      />
      <noscript>
        <Button type="submit">Sort</Button>
      </noscript>
    </Form>
  );
}
