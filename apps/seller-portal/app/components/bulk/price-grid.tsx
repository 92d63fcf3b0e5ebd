import type { GridCell, GridView } from "@emporia/contracts/bulk-edits";
import { cx } from "@emporia/ui/lib/cx";
import { useHydrated } from "@emporia/ui/lib/hydrated";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { controlClass } from "@emporia/ui/primitives/field";
import { Link } from "@emporia/ui/primitives/link";
import { useFetcher } from "@remix-run/react";
import { type ClipboardEvent, type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { LeaveQuestion } from "~/components/leave-question";
import { noHistory, redone, settled, type Texts, undone, written } from "~/lib/cell-history";
import { cellKey, cellText, changedCell, type GridField, gridFields, pastedRows, readCell } from "~/lib/grid-cells";

type Product = GridView["items"][number];
type Variant = Product["variants"][number];
export type GridAnswer = { saved: number; problems: { variantId: string; field: GridField; message: string }[] };

const names: Record<GridField, string> = { price: "Price", onHand: "On hand" };

/**
 * Prices and counts as a spreadsheet: arrows and Enter go from cell to cell, Escape takes a change back, Ctrl or ⌘ with S
 * saves from wherever one is, with Z it takes back what was typed or pasted, with D it copies the cell above, columns of a
 * spreadsheet can be pasted. What was saved can be taken back at once. Only what was changed is sent; what could not be saved says why in its cell.
 */
export function PriceGrid({ products, isReadOnly }: { products: readonly Product[]; isReadOnly: boolean }) {
  const isLive = useHydrated();
  const fetcher = useFetcher<GridAnswer>();
  const rows = useMemo(
    () => products.flatMap((product) => product.variants.map((variant, index) => ({ product, variant, index }))),
    [products],
  );
  const [history, setHistory] = useState(noHistory);
  const typed = history.now;
  const sent = useRef<GridCell[]>([]);
  const [saved, setSaved] = useState<GridCell[]>([]);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const cells = useRef(new Map<string, HTMLInputElement>());
  const [cutOff, setCutOff] = useState(0);
  const isSaving = fetcher.state !== "idle";
  const answer = fetcher.data;

  useEffect(() => {
    if (!answer) return;
    const told = Object.fromEntries(
      answer.problems.map(({ variantId, field, message }) => [cellKey(variantId, field), message]),
    );
    setProblems(told);
    // What is saved stands in the list by now; what is not stays as it was typed.
    setHistory((before) => settled(before, (key) => key in told));
    setSaved(sent.current.filter(({ variantId, field }) => !(cellKey(variantId, field) in told)));
  }, [answer]);

  const changed = rows.flatMap(({ variant }) =>
    gridFields.flatMap((field) => {
      const text = typed[cellKey(variant.id, field)];
      return text === undefined || text.trim() === cellText(variant, field) ? [] : [{ variant, field, text }];
    }),
  );

  function type(variant: Variant, field: GridField, text: string) {
    write({ [cellKey(variant.id, field)]: text });
  }

  function write(texts: Texts) {
    setHistory((before) => written(before, texts));
    setProblems((before) => Object.fromEntries(Object.entries(before).filter(([key]) => !(key in texts))));
  }

  function send(wanted: GridCell[]) {
    sent.current = wanted;
    if (wanted.length > 0) fetcher.submit({ cells: JSON.stringify(wanted) }, { method: "post" });
  }

  function save() {
    const read = changed.map(({ variant, field, text }) => ({ variant, field, value: readCell(field, text) }));
    const wrong = read.filter(({ value }) => typeof value === "string");
    setProblems(
      Object.fromEntries(wrong.map(({ variant, field, value }) => [cellKey(variant.id, field), String(value)])),
    );
    const [first] = wrong;
    if (first) return cells.current.get(cellKey(first.variant.id, first.field))?.focus();
    send(
      read.flatMap(({ variant, field, value }) =>
        typeof value === "number" ? [changedCell(variant, field, value)] : [],
      ),
    );
  }

  function go(row: number, field: GridField) {
    const variant = rows[row]?.variant;
    const cell = variant && cells.current.get(cellKey(variant.id, field));
    cell?.focus();
    cell?.select();
  }

  function press(event: KeyboardEvent<HTMLInputElement>, row: number, field: GridField) {
    if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey) && !event.altKey) {
      event.preventDefault();
      if (!isSaving && !isReadOnly) save();
      return;
    }
    const command = (event.ctrlKey || event.metaKey) && !event.altKey ? event.key.toLowerCase() : "";
    const step = command === "z" ? (event.shiftKey ? redone : undone) : command === "y" ? redone : undefined;
    if (step && !isReadOnly) {
      event.preventDefault();
      setHistory(step);
      return;
    }
    const above = rows[row - 1]?.variant;
    const below = rows[row]?.variant;
    if (command === "d" && above && below && !isReadOnly) {
      event.preventDefault();
      type(below, field, typed[cellKey(above.id, field)] ?? cellText(above, field));
      return;
    }
    const input = event.currentTarget;
    const isWhole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    const atStart = isWhole || input.selectionEnd === 0;
    const atEnd = isWhole || input.selectionStart === input.value.length;
    const moves: Record<string, (() => void) | false> = {
      ArrowUp: () => go(row - 1, field),
      ArrowDown: () => go(row + 1, field),
      Enter: () => go(event.shiftKey ? row - 1 : row + 1, field),
      ArrowLeft: atStart && (() => go(row, "price")),
      ArrowRight: atEnd && (() => go(row, "onHand")),
    };
    const variant = rows[row]?.variant;
    if (event.key === "Escape" && variant) type(variant, field, cellText(variant, field));
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move();
  }

  function paste(event: ClipboardEvent<HTMLInputElement>, row: number, field: GridField) {
    const pasted = pastedRows(event.clipboardData.getData("text"));
    if (!pasted) return;
    event.preventDefault();
    const from = gridFields.indexOf(field);
    const pastedTexts: Record<string, string> = {};
    setCutOff(Math.max(row + pasted.length - rows.length, 0));
    for (const [down, texts] of pasted.entries())
      for (const [right, text] of texts.entries()) {
        const variant = rows[row + down]?.variant;
        const column = gridFields[from + right];
        if (variant && column && text !== "") pastedTexts[cellKey(variant.id, column)] = text;
      }
    write(pastedTexts);
  }

  // A variant that had no price cannot be without one again.
  const reversible = saved.flatMap((cell): GridCell[] =>
    cell.before === null ? [] : [{ ...cell, value: cell.before, before: cell.value }],
  );
  const isDirty = useCallback(() => changed.length > 0, [changed.length]);
  const savedAll = answer && answer.problems.length === 0 && changed.length === 0;
  return (
    <div>
      <div aria-live="polite">
        {answer && !isSaving && (
          <Alert
            tone={answer.problems.length > 0 ? "warn" : "good"}
            className="mb-4"
            title={
              answer.problems.length > 0
                ? `${answer.saved} saved, ${answer.problems.length} not: see the cells.`
                : savedAll
                  ? `${answer.saved === 1 ? "One cell is" : `${answer.saved} cells are`} saved.`
                  : "Saved. There are newer changes."
            }
            action={
              reversible.length > 0 && (
                <Button size="sm" onClick={() => send(reversible)}>
                  Take it back
                </Button>
              )
            }
          />
        )}
      </div>
      <LeaveQuestion isDirty={isDirty} withSearch />
      {cutOff > 0 && (
        <Alert tone="warn" className="mb-4" title="Not everything that was pasted has a place.">
          {cutOff === 1 ? "One row goes" : `${cutOff.toLocaleString("en-US")} rows go`} beyond the end of this list and{" "}
          {cutOff === 1 ? "was" : "were"} left out. Save these, go to the next page and paste the rest there.
        </Alert>
      )}
      <table className="w-full table-fixed border-y text-sm">
        <caption className="sr-only">Prices and counts, one row for each variant</caption>
        <thead>
          <tr className="border-b text-left text-xs text-muted">
            <th scope="col" className="h-10 font-medium">
              Product
            </th>
            <th scope="col" className="w-40 font-medium max-md:hidden">
              SKU
            </th>
            {gridFields.map((field) => (
              <th key={field} scope="col" className="w-24 pl-2 text-right font-medium sm:w-36">
                {names[field]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ product, variant, index }, row) => (
            <tr key={variant.id} className="border-b align-top last:border-b-0">
              <th scope="row" className="py-1 pr-2 text-left font-medium">
                <span className="flex min-h-11 flex-col justify-center">
                  {index === 0 ? (
                    <Link
                      href={`/products/${product.productId}`}
                      className="line-clamp-2 wrap-anywhere underline-offset-4 hover:underline"
                    >
                      {product.name}
                    </Link>
                  ) : (
                    <span className="sr-only">{product.name}</span>
                  )}
                  {variant.title && <span className="font-normal text-muted wrap-anywhere">{variant.title}</span>}
                </span>
              </th>
              <td className="py-1 pr-2 text-muted max-md:hidden">
                <span className="flex min-h-11 items-center wrap-anywhere">{variant.sku ?? "–"}</span>
              </td>
              {gridFields.map((field) => {
                const key = cellKey(variant.id, field);
                const problem = problems[key];
                const before = cellText(variant, field);
                const text = typed[key] ?? before;
                const isChanged = text.trim() !== before;
                return (
                  <td key={field} className="py-1 pl-2">
                    <input
                      ref={(element) => {
                        if (element) cells.current.set(key, element);
                        else cells.current.delete(key);
                      }}
                      aria-label={`${names[field]} of ${product.name}${variant.title && `, ${variant.title}`}`}
                      aria-invalid={problem ? true : undefined}
                      aria-describedby={problem ? `problem-${key}` : undefined}
                      inputMode={field === "price" ? "decimal" : "numeric"}
                      autoComplete="off"
                      value={text}
                      readOnly={!isLive || isReadOnly}
                      onChange={(event) => type(variant, field, event.target.value)}
                      onFocus={(event) => event.target.select()}
                      onKeyDown={(event) => press(event, row, field)}
                      onPaste={(event) => paste(event, row, field)}
                      className={cx(
                        controlClass,
                        "figures px-2 text-right",
                        isChanged && "border-accent! bg-accent-wash!",
                      )}
                    />
                    {problem && (
                      <p id={`problem-${key}`} className="mt-1 text-right text-xs font-medium text-bad wrap-anywhere">
                        {problem}
                      </p>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {!isReadOnly && (
        <div className="sticky bottom-0 z-10 -mx-1 flex flex-wrap items-center gap-3 bg-paper px-1 py-3">
          <Button
            variant="primary"
            aria-keyshortcuts="Control+S Meta+S"
            onClick={save}
            disabled={changed.length === 0 && !isSaving}
            loading={isSaving && "Saving…"}
          >
            {changed.length === 0
              ? "Nothing changed"
              : changed.length === 1
                ? "Save one cell"
                : `Save ${changed.length} cells`}
          </Button>
          {changed.length > 0 && !isSaving && (
            <Button
              variant="ghost"
              onClick={() => {
                write(
                  Object.fromEntries(
                    changed.map(({ variant, field }) => [cellKey(variant.id, field), cellText(variant, field)]),
                  ),
                );
              }}
            >
              Forget the changes
            </Button>
          )}
          <p className="text-xs text-muted max-sm:hidden">
            Arrows and Enter go from cell to cell, Ctrl or ⌘ with S saves, with Z takes back, with D copies the cell
            above; columns of a spreadsheet can be pasted.
          </p>
        </div>
      )}
      <noscript>
        <p className="mt-3 text-sm">
          The grid needs JavaScript. Without it, change prices and counts product by product.
        </p>
      </noscript>
    </div>
  );
}
