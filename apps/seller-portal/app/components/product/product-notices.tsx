import type { FormFailure } from "@emporia/ui/lib/form-result";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, buttonClass } from "@emporia/ui/primitives/button";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useActionData } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { Difference } from "~/lib/conflict";
import { ConflictTable } from "./conflict-table";
import type { ProductFormProps } from "./product-form";

/** Says that somebody else has saved meanwhile, what they wrote otherwise, and lets it be overwritten. */
export function ConflictNotice({ product, categories, failure }: ProductFormProps & { failure: FormFailure }) {
  const busy = useBusy();
  const answer = useActionData<{ differences?: Difference[] }>();
  const conflict = useRef<HTMLDivElement>(null);
  // Anew for each answer, even when it says the same.
  useEffect(() => conflict.current?.focus(), [failure]);
  return (
    <div ref={conflict} tabIndex={-1}>
      <Alert
        tone="bad"
        title="Somebody saved this product while you were writing."
        className="mb-6"
        action={
          <span className="flex flex-wrap gap-2">
            {product && (
              <a
                href={`/products/${product.id}`}
                target="_blank"
                rel="noreferrer"
                className={buttonClass({ size: "sm" })}
              >
                See their version
              </a>
            )}
            <Button
              type="submit"
              name="intent"
              value="overwrite"
              size="sm"
              variant="danger"
              loading={busy("overwrite", "Saving…")}
            >
              Save mine instead
            </Button>
          </span>
        }
      >
        Nothing you typed is lost: it is all still here, and nothing of it has been saved yet.
        {answer?.differences && answer.differences.length > 0 && (
          <ConflictTable differences={answer.differences} categories={categories} />
        )}
      </Alert>
    </div>
  );
}

/** What a draft needs before shoppers may see it. */
export function MissingNotice({ missing }: { missing: readonly string[] }) {
  return (
    <Alert
      tone={missing.length > 0 ? "info" : "good"}
      className="mb-8"
      title={missing.length > 0 ? "Before it can be published" : "Ready to be published"}
    >
      {missing.length > 0 && (
        <ul className="mt-1 list-disc pl-4">
          {missing.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
