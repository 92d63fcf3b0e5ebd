import { Form, useNavigation, useSubmit } from "@remix-run/react";
import { Search } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "../primitives/button";
import { Field } from "../primitives/field";
import { Input } from "../primitives/input";

export interface FilterFormProps {
  /** What the search box asks for. */
  label: string;
  placeholder: string;
  query: string | undefined;
  /** Parameters that stay as they are: the tab. */
  keep?: Record<string, string | undefined>;
  /** More filters, beside the box. They apply as soon as they change. */
  children?: ReactNode;
}

/** A search box and filters that live in the address. With JavaScript they apply while one types. */
export function FilterForm({ label, placeholder, query, keep = {}, children }: FilterFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const submit = useSubmit();
  const isWaiting = useNavigation().state === "loading";
  useEffect(() => () => clearTimeout(timer.current), []);
  function apply(delay: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (form.current) submit(form.current, { replace: true, preventScrollReset: true });
    }, delay);
  }
  return (
    <Form
      ref={form}
      role="search"
      preventScrollReset
      className="mb-2 flex flex-wrap items-end gap-2"
      onChange={(event) => apply(event.target instanceof HTMLInputElement ? 300 : 0)}
    >
      {Object.entries(keep).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Field name="query" label={label} hideLabel className="min-w-48 grow sm:max-w-sm sm:basis-48">
        <Input type="search" defaultValue={query} placeholder={placeholder} before={<Search />} maxLength={100} />
      </Field>
      {children}
      <Button type="submit" loading={isWaiting && "Searching…"} className="sr-only focus:not-sr-only">
        Search
      </Button>
      <noscript>
        <button type="submit" className="min-h-11 rounded-md border px-4 text-sm font-medium">
          Search
        </button>
      </noscript>
    </Form>
  );
}
