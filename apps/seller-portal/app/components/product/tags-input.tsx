import { useFieldWires } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { loader } from "~/routes/tags";

const PAUSE_MS = 200;

/** Tags with commas between. What is in use already is offered, so that one thing has one tag. */
export function TagsInput({ defaultValue }: { defaultValue: string }) {
  const wires = useFieldWires();
  const fetcher = useFetcher<typeof loader>();
  const [text, setText] = useState(defaultValue);
  const [isTyping, setTyping] = useState(false);
  const typed = text.split(",");
  const last = typed.at(-1)?.trim().toLowerCase() ?? "";
  const { load } = fetcher;
  useEffect(() => {
    if (!isTyping || last.length < 2) return;
    const timer = setTimeout(() => load(`/tags?q=${encodeURIComponent(last)}`), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [last, isTyping, load]);
  const taken = new Set(typed.map((tag) => tag.trim().toLowerCase()));
  const offered = (fetcher.data?.tags ?? []).filter((tag) => tag.startsWith(last) && !taken.has(tag));
  function take(tag: string) {
    setText([...typed.slice(0, -1).map((each) => each.trim()), tag].join(", "));
    setTyping(false);
    document.getElementById(wires.id ?? "")?.focus();
  }
  return (
    <>
      <Input
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setTyping(true);
        }}
      />
      {isTyping && last.length >= 2 && offered.length > 0 && (
        <ul aria-label="Tags in use" className="flex flex-wrap gap-2">
          {offered.map((tag) => (
            <li key={tag} className="max-w-full">
              <button
                type="button"
                onClick={() => take(tag)}
                className="inline-flex min-h-8 max-w-full items-center rounded-full bg-sunken px-3 text-[0.8125rem] hover:bg-accent-wash pointer-coarse:min-h-11"
              >
                <span className="truncate">{tag}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
