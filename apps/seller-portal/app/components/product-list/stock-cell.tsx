import type { OwnProductRowView } from "@emporia/contracts/catalog";
import { isFormFailure } from "@emporia/ui/lib/form-result";
import { useHydrated } from "@emporia/ui/lib/hydrated";
import { Button } from "@emporia/ui/primitives/button";
import { Link } from "@emporia/ui/primitives/link";
import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { StockText } from "~/components/stock-text";

type Row = Pick<OwnProductRowView, "id" | "name" | "available" | "variantCount" | "onlyVariant">;

/** What is left of a product. What is on hand of its only variant is counted here; several are on a page of their own. */
export function StockCell({ product, mayWrite }: { product: Row; mayWrite: boolean }) {
  const { onlyVariant } = product;
  if (onlyVariant && !onlyVariant.isCounted) return <span className="text-muted">Not counted</span>;
  if (mayWrite && onlyVariant) return <Count key={onlyVariant.id} name={product.name} variant={onlyVariant} />;
  return (
    <Link
      href={`/inventory/${product.id}`}
      aria-label={`Stock of ${product.name}`}
      className="inline-flex min-h-11 items-center underline-offset-4 hover:underline"
    >
      <StockText available={product.available} variantCount={product.variantCount} />
    </Link>
  );
}

function Count({ name, variant }: { name: string; variant: NonNullable<Row["onlyVariant"]> }) {
  const fetcher = useFetcher<{ problem?: string | undefined }>();
  const [text, setText] = useState(String(variant.onHand));
  const known = useRef(variant.onHand);
  // A count of somebody else's comes in; what is typed here and not saved stays, with the refusal beside it.
  useEffect(() => {
    const before = String(known.current);
    known.current = variant.onHand;
    setText((typed) => (typed.trim() === before ? String(variant.onHand) : typed));
  }, [variant.onHand]);
  const isLive = useHydrated();
  const field = useRef<HTMLInputElement>(null);
  const isChanged = text.trim() !== String(variant.onHand);
  const isSaving = fetcher.state !== "idle";
  const failure = isFormFailure(fetcher.data) ? fetcher.data : undefined;
  const problem = failure
    ? (failure.fieldErrors["cells.0.value"]?.[0] ?? failure.formError ?? "Write a whole number.")
    : fetcher.data?.problem;
  useEffect(() => {
    if (problem && !isSaving) field.current?.select();
  }, [problem, isSaving]);
  const available = Math.max(0, variant.onHand - variant.reserved);
  return (
    <fetcher.Form method="post" noValidate className="flex flex-col items-end gap-1">
      <input type="hidden" name="cells.0.variantId" value={variant.id} />
      <input type="hidden" name="cells.0.field" value="onHand" />
      <input type="hidden" name="cells.0.before" value={variant.onHand} />
      <span className="flex items-center gap-1.5">
        {(isChanged || !isLive) && (
          <Button type="submit" name="intent" value="count" size="sm" loading={isSaving && "Saving…"}>
            Save<span className="sr-only"> the count of {name}</span>
          </Button>
        )}
        <input
          ref={field}
          name="cells.0.value"
          inputMode="numeric"
          autoComplete="off"
          aria-label={`On hand of ${name}`}
          aria-invalid={problem ? true : undefined}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onFocus={(event) => event.target.select()}
          onKeyDown={(event) => {
            if (event.key === "Escape") setText(String(variant.onHand));
          }}
          className={`figures h-9 w-20 rounded-md border bg-transparent px-2 text-right text-sm hover:border-ink focus:border-ink aria-invalid:border-bad pointer-coarse:h-11 ${
            available === 0 ? "border-bad font-medium text-bad" : "border-line"
          }`}
        />
      </span>
      {variant.reserved > 0 && (
        <span className="text-xs text-muted">{variant.reserved.toLocaleString("en-US")} reserved</span>
      )}
      <span role="status" className="max-w-56 text-xs font-medium text-bad wrap-anywhere empty:hidden">
        {!isSaving && problem}
      </span>
    </fetcher.Form>
  );
}
