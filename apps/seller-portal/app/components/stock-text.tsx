/** How many can be bought, and of how many variants. */
export function StockText({ available, variantCount }: { available: number; variantCount: number }) {
  return (
    <span className="whitespace-nowrap">
      <span className={available === 0 ? "font-medium text-bad" : available <= 5 ? "font-medium text-warn" : undefined}>
        {available === 0 ? "None left" : available.toLocaleString("en-US")}
      </span>
      {variantCount > 1 && <span className="text-muted"> in {variantCount.toLocaleString("en-US")} variants</span>}
    </span>
  );
}
