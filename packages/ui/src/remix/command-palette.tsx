import { useFetcher, useNavigate } from "@remix-run/react";
import { CornerDownLeft, Search } from "lucide-react";
import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { cx } from "../lib/cx";
import { type Hit, matching } from "../lib/hits";
import { Link } from "../primitives/link";

const Open = createContext<(() => void) | undefined>(undefined);

/** Opens the palette; a link to the search page while there is no JavaScript. */
export function PaletteTrigger() {
  const open = useContext(Open);
  return (
    <Link
      href="/search"
      aria-keyshortcuts="Meta+K Control+K"
      onClick={(event) => {
        if (!open || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        open();
      }}
      className="inline-flex size-11 items-center justify-center gap-2 rounded-md border border-transparent text-sm text-muted no-underline transition-colors hover:bg-sunken hover:text-ink lg:h-9 lg:w-full lg:justify-start lg:border-line lg:bg-surface lg:px-2.5"
    >
      <Search aria-hidden="true" className="size-5 lg:size-4" />
      <span className="max-lg:sr-only">Search</span>
      <span aria-hidden="true" className="ml-auto font-sans text-xs text-muted max-lg:hidden">
        ⌘K
      </span>
    </Link>
  );
}

interface PaletteProps {
  /** The pages of the app: always at hand, without asking the server. */
  pages: readonly Hit[];
  placeholder: string;
  children: ReactNode;
}

/** ⌘K: a place to type where to go. Pages are found here, everything else by `/search`. */
export function CommandPalette({ pages, placeholder, children }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const open = useRef(() => {
    setQuery("");
    setIsOpen(true);
    dialog.current?.showModal();
  }).current;
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      if (dialog.current?.open) dialog.current.close();
      else open();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [open]);
  return (
    <Open.Provider value={open}>
      {children}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it by nature; this is the press beside it */}
      <dialog
        ref={dialog}
        aria-label="Search"
        onClose={() => setIsOpen(false)}
        onClick={(event) => {
          if (event.target === event.currentTarget) event.currentTarget.close();
        }}
        className="m-0 mx-auto mt-[8dvh] w-[min(38rem,calc(100vw-2rem))] max-w-none overflow-hidden rounded-lg border bg-surface p-0 text-ink shadow-overlay backdrop:bg-scrim"
      >
        {isOpen && (
          <Finder
            pages={pages}
            placeholder={placeholder}
            query={query}
            onQuery={setQuery}
            onDone={() => dialog.current?.close()}
          />
        )}
      </dialog>
    </Open.Provider>
  );
}

interface FinderProps extends Omit<PaletteProps, "children"> {
  query: string;
  onQuery: (query: string) => void;
  onDone: () => void;
}

function Finder({ pages, placeholder, query, onQuery, onDone }: FinderProps) {
  const id = useId();
  const navigate = useNavigate();
  const fetcher = useFetcher<{ q: string; hits: Hit[] }>();
  const [at, setAt] = useState(0);
  const wanted = query.trim();
  const load = fetcher.load;
  useEffect(() => {
    if (wanted.length < 2) return;
    const timer = setTimeout(() => load(`/search?q=${encodeURIComponent(wanted)}`), 160);
    return () => clearTimeout(timer);
  }, [wanted, load]);
  const found =
    wanted.length >= 2 && fetcher.data ? matching(fetcher.data.hits, fetcher.data.q === wanted ? "" : wanted) : [];
  const hits = [...matching(pages, wanted), ...found];
  const isWaiting = wanted.length >= 2 && (fetcher.state !== "idle" || fetcher.data?.q !== wanted);
  const chosen = Math.min(at, Math.max(0, hits.length - 1));

  function go(hit: Hit | undefined) {
    if (!hit) return;
    onDone();
    navigate(hit.href);
  }
  function steer(event: KeyboardEvent) {
    if (event.key === "Enter") {
      event.preventDefault();
      go(hits[chosen]);
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    const next = (chosen + step + hits.length) % Math.max(1, hits.length);
    setAt(next);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
  }

  return (
    <>
      <div className="flex items-center gap-3 border-b px-4">
        <Search aria-hidden="true" className="size-4.5 shrink-0 text-muted" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
          autoFocus
          role="combobox"
          aria-label="Search"
          aria-expanded={hits.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={hits.length > 0 ? `${id}-${chosen}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={query}
          onChange={(event) => {
            onQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={steer}
          className="h-14 min-w-0 grow bg-transparent text-base outline-none"
        />
        <span aria-hidden="true" className="rounded-sm border px-1.5 py-0.5 font-sans text-2xs text-muted">
          esc
        </span>
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Results"
        className="max-h-[min(24rem,56dvh)] overflow-y-auto p-2"
      >
        {hits.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box above takes the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box above
          <div
            key={hit.href}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onClick={() => go(hit)}
            onPointerMove={() => setAt(index)}
            className={cx(
              "flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-3 py-1.5 text-sm",
              index === chosen && "bg-sunken",
            )}
          >
            <span className="w-20 shrink-0 text-xs text-muted">{hit.kind}</span>
            <span className="min-w-0 grow truncate font-medium">{hit.label}</span>
            {hit.detail && <span className="max-w-[40%] truncate text-xs text-muted">{hit.detail}</span>}
            <CornerDownLeft
              aria-hidden="true"
              className={cx("size-3.5 shrink-0 text-muted max-sm:hidden", index !== chosen && "invisible")}
            />
          </div>
        ))}
      </div>
      <p role="status" className={cx("px-5 text-sm text-muted", (hits.length === 0 || isWaiting) && "pb-4")}>
        {isWaiting ? "Searching…" : hits.length === 0 ? `Nothing is called “${wanted}”.` : ""}
      </p>
    </>
  );
}
