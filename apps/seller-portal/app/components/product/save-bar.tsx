import type { OwnProductView } from "@emporia/contracts/catalog";
import { Button } from "@emporia/ui/primitives/button";
import { useBusy } from "@emporia/ui/remix/form-busy";

/** Saves it, and publishes it while it is a draft. */
export function SaveBar({ product }: { product: OwnProductView | undefined }) {
  const busy = useBusy();
  const isPublished = product?.status === "PUBLISHED";
  return (
    <div className="sticky bottom-0 z-20 -mx-4 mt-4 flex flex-wrap items-center gap-2 border-t bg-paper px-4 py-3 sm:-mx-8 sm:px-8">
      <Button
        type="submit"
        name="intent"
        value="save"
        variant={isPublished ? "primary" : "secondary"}
        loading={busy("save", "Saving…")}
      >
        {isPublished ? "Save" : product ? "Save draft" : "Save as a draft"}
      </Button>
      {!isPublished && (
        <Button type="submit" name="intent" value="publish" variant="primary" loading={busy("publish", "Publishing…")}>
          Save and publish
        </Button>
      )}
    </div>
  );
}
