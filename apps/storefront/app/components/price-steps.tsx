import type { OwnPriceTraceView } from "@emporia/contracts/pricing";
import { Price } from "@emporia/ui/commerce/price";
import { moneyText } from "@emporia/ui/lib/money-text";

/** Line by line how the price of an order was worked out, when somebody wants to know. */
export function PriceSteps({ trace }: { trace: OwnPriceTraceView | null }) {
  if (!trace) return null;
  return (
    <details className="text-sm">
      <summary className="inline-flex min-h-9 items-center text-muted underline underline-offset-4 hover:text-ink pointer-coarse:min-h-11">
        How this was worked out
      </summary>
      <ol className="mt-2 flex flex-col gap-3">
        {trace.steps.map((step, index) => (
          <li key={`${index}-${step.step}`} className="flex items-baseline justify-between gap-4">
            <span className="min-w-0 wrap-anywhere">
              {step.step === "tax" ? `Tax on ${step.of}` : step.of}
              <span className="block text-[0.8125rem] text-muted">
                {step.rule}
                {step.on && (step.step === "tax" || step.step === "discount") && `, on ${moneyText(step.on)}`}
              </span>
            </span>
            <Price money={step.amount} />
          </li>
        ))}
      </ol>
      <p className="mt-3 text-[0.8125rem] text-muted">
        As it was when you ordered. {trace.pricesIncludeTax && "The tax is within the prices and not added to them."}
      </p>
    </details>
  );
}
