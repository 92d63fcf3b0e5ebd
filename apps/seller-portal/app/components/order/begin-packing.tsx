import { isFormFailure } from "@emporia/ui/lib/form-result";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { useFetcher } from "@remix-run/react";
import { PackageOpen } from "lucide-react";

/** Says to the shopper that their things are being packed. */
export function BeginPacking({ sellerOrderId }: { sellerOrderId: string }) {
  const fetcher = useFetcher();
  return (
    <fetcher.Form method="post" className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="sellerOrderId" value={sellerOrderId} />
      <Button
        type="submit"
        name="intent"
        value="pack"
        size="sm"
        icon={<PackageOpen />}
        loading={fetcher.state !== "idle" && "Telling…"}
      >
        Begin packing
      </Button>
      {isFormFailure(fetcher.data) && <Alert tone="bad">{fetcher.data.formError}</Alert>}
    </fetcher.Form>
  );
}
