import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import { Combobox, type ComboboxOption, type ComboboxProps } from "../primitives/combobox";

export type SuggestKind = "product" | "shop" | "category" | "collection";

export interface SuggestInputProps extends Omit<ComboboxProps, "options" | "onType"> {
  kinds: readonly SuggestKind[];
  /** What is written into the field: the last part of an address, or the path of a page of the storefront. */
  writes?: "slug" | "path";
}

const WAIT_MS = 160;
const LEAST_LETTERS = 2;

/** A field for the address of a thing, found by its name at the `/suggest` of the app. */
export function SuggestInput({ kinds, writes = "slug", ...props }: SuggestInputProps) {
  const { load, data } = useFetcher<{ q: string; options: ComboboxOption[] }>();
  const [text, setText] = useState("");
  const wanted = text.trim();
  const source = `/suggest?${new URLSearchParams({ kinds: kinds.join(","), writes, q: wanted })}`;
  useEffect(() => {
    if (wanted.length < LEAST_LETTERS) return;
    const timer = setTimeout(() => load(source), WAIT_MS);
    return () => clearTimeout(timer);
  }, [wanted, source, load]);
  // What fits less than this may not fit what is typed by now; what fits some letters fewer is a start.
  const isOfThis = wanted.length >= LEAST_LETTERS && data !== undefined && wanted.startsWith(data.q);
  return <Combobox {...props} options={isOfThis ? data.options : []} onType={setText} />;
}
