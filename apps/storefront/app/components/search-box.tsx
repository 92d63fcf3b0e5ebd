import { Picture } from "@emporia/ui/commerce/picture";
import { Price } from "@emporia/ui/commerce/price";
import { useNavigate } from "@remix-run/react";
import { ArrowRight, History, Search, Store, Tag } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import { categoryPath, productPath, shopPath, withQuery } from "~/lib/paths";
import { readSearches, rememberSearch } from "~/lib/recent";
import type { ApiSuggestions } from "~/lib/suggestions";

interface Option {
  href: string;
  group: string;
  face: ReactNode;
}

const WAIT_MS = 140;

/** A GET form that also suggests: products, categories, shops and what was looked for before, here and by others. */
export function SearchBox({ defaultValue = "" }: { defaultValue?: string | undefined }) {
  const [text, setText] = useState(defaultValue);
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const [history, setHistory] = useState<readonly string[]>([]);
  const found = useSuggestions(isOpen ? text : "");
  const navigate = useNavigate();
  const own = useRef<HTMLFormElement>(null);
  const listId = useId();
  const options = useMemo(() => optionsOf(text, found, history), [text, found, history]);
  const isShown = isOpen && options.length > 0;

  useEffect(() => {
    const close = (event: Event) => {
      if (!own.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", close);
    return () => document.removeEventListener("pointerdown", close);
  }, []);

  function go(href: string) {
    setOpen(false);
    navigate(href);
  }

  function steer(event: KeyboardEvent) {
    if (event.key === "Escape") {
      if (isShown) event.preventDefault();
      setOpen(false);
      setAt(-1);
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) return setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      const count = options.length + 1;
      setAt((now) => ((now + 1 + step + count) % count) - 1);
      return;
    }
    const option = options[at];
    if (event.key === "Enter" && isShown && option) {
      event.preventDefault();
      go(option.href);
    }
  }

  return (
    <search aria-label="The shop" className="block">
      <form
        ref={own}
        action="/search"
        className="relative"
        onSubmit={(event) => {
          const words = text.trim();
          if (words) rememberSearch(words);
          event.preventDefault();
          go(withQuery("/search", { q: words }));
        }}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
        }}
      >
        <input
          type="search"
          name="q"
          role="combobox"
          aria-label="Search products and shops"
          aria-expanded={isShown}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isShown && at >= 0 ? `${listId}-${at}` : undefined}
          placeholder="Search products and shops"
          value={text}
          maxLength={200}
          enterKeyHint="search"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => {
            setText(event.target.value);
            setAt(-1);
            setOpen(true);
          }}
          onFocus={() => setHistory(readSearches())}
          onClick={() => setOpen(true)}
          onKeyDown={steer}
          className="min-h-11 w-full rounded-full border border-line-strong bg-surface pr-12 pl-5 text-base transition-colors hover:border-ink focus:border-focus focus:outline-2 focus:outline-focus sm:text-[0.9375rem]"
        />
        <button
          type="submit"
          className="absolute top-0 right-0 grid size-11 place-items-center rounded-full text-muted hover:text-ink"
        >
          <Search aria-hidden="true" className="size-4.5" />
          <span className="sr-only">Search</span>
        </button>
        <div
          id={listId}
          role="listbox"
          aria-label="Suggestions"
          hidden={!isShown}
          className="absolute inset-x-0 top-full z-40 mt-2 max-h-[70vh] animate-fade-in overflow-y-auto rounded-lg border bg-surface p-1.5 shadow-overlay"
        >
          {grouped(options).map(({ group, entries }) => (
            // biome-ignore lint/a11y/useSemanticElements: options of a listbox are grouped with the role
            <div key={group} role="group" aria-label={group}>
              <p aria-hidden="true" className="px-3 pt-2 pb-1 text-xs text-muted">
                {group}
              </p>
              {entries.map(({ option, index }) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the input keeps the focus and takes the keys
                <div
                  key={option.href}
                  id={`${listId}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === at}
                  onMouseDown={(event) => event.preventDefault()}
                  onMouseEnter={() => setAt(index)}
                  onClick={() => go(option.href)}
                  className="flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-3 py-1.5 text-sm aria-selected:bg-sunken"
                >
                  {option.face}
                </div>
              ))}
            </div>
          ))}
        </div>
      </form>
    </search>
  );
}

function optionsOf(text: string, found: ApiSuggestions | undefined, history: readonly string[]): Option[] {
  const words = text.trim();
  if (words === "")
    return history.map((past) => ({
      href: withQuery("/search", { q: past }),
      group: "You looked for",
      face: <Line icon={<History />} text={past} />,
    }));
  if (!found) return [];
  const options = [
    ...(found.redirect
      ? [
          {
            href: found.redirect.path,
            group: "Leads to",
            face: <Line icon={<ArrowRight />} text={found.redirect.label} />,
          },
        ]
      : []),
    ...found.queries.map((query) => ({
      href: withQuery("/search", { q: query }),
      group: "Others looked for",
      face: <Line icon={<Search />} text={query} />,
    })),
    ...found.products.map((product) => ({
      href: productPath(product),
      group: "Products",
      face: (
        <>
          <Picture media={product.picture} sizes="2.5rem" isDecorative className="size-10 shrink-0 rounded-sm" />
          <span className="line-clamp-1 min-w-0 grow font-display text-[0.9375rem]">{product.name}</span>
          <Price money={product.price} className="shrink-0 text-muted" />
        </>
      ),
    })),
    ...found.categories.map((category) => ({
      href: categoryPath(category),
      group: "Categories",
      face: <Line icon={<Tag />} text={category.name} />,
    })),
    ...found.shops.map((shop) => ({
      href: shopPath(shop),
      group: "Shops",
      face: <Line icon={<Store />} text={shop.shopName} />,
    })),
    {
      href: withQuery("/search", { q: words }),
      group: "Everything",
      face: <Line icon={<Search />} text={`All results for “${words}”`} />,
    },
  ];
  // Words may lead where a category of that name is anyway; and to results of them only where they lead nowhere else.
  return options.filter(
    ({ href, group }, nth) =>
      options.findIndex((each) => each.href === href) === nth && !(found.redirect && group === "Everything"),
  );
}

function Line({ icon, text }: { icon: ReactNode; text: string }) {
  return (
    <>
      <span aria-hidden="true" className="shrink-0 text-muted [&>svg]:size-4">
        {icon}
      </span>
      <span className="line-clamp-1 min-w-0 break-all">{text}</span>
    </>
  );
}

function grouped(options: readonly Option[]): { group: string; entries: { option: Option; index: number }[] }[] {
  const groups: { group: string; entries: { option: Option; index: number }[] }[] = [];
  options.forEach((option, index) => {
    const last = groups.at(-1);
    if (last?.group === option.group) last.entries.push({ option, index });
    else groups.push({ group: option.group, entries: [{ option, index }] });
  });
  return groups;
}

/** What fits what has been typed so far; the last answer stays until the next one is there. */
function useSuggestions(text: string): ApiSuggestions | undefined {
  const words = text.trim();
  const [found, setFound] = useState<ApiSuggestions>();
  useEffect(() => {
    if (words === "") {
      setFound(undefined);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      fetch(withQuery("/suggest", { q: words }), { signal: stop.signal })
        .then((answer) => (answer.ok ? answer.json() : undefined))
        .then((suggestions?: ApiSuggestions) => setFound(suggestions))
        .catch(() => {});
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [words]);
  return found;
}
