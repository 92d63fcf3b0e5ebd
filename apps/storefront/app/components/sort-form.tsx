import { Button } from "@emporia/ui/primitives/button";
import { Select } from "@emporia/ui/primitives/select";
import { Form, useSubmit } from "@remix-run/react";
import { type Filters, sortOptions } from "~/lib/filters";
import { HiddenFilters } from "./hidden-filters";

export function SortForm({ path, filters }: { path: string; filters: Filters }) {
  const submit = useSubmit();
  return (
    <Form action={path} className="flex items-center gap-2" onChange={(event) => submit(event.currentTarget)}>
      <HiddenFilters filters={filters} without={["sort"]} />
      <Select
        aria-label="Sort by"
        name="sort"
        key={filters.sort}
        defaultValue={filters.sort ?? (filters.q ? "relevance" : "best_selling")}
        options={sortOptions(Boolean(filters.q))}
        className="w-44"
      />
      <noscript>
        <Button type="submit">Sort</Button>
      </noscript>
    </Form>
  );
}
