import type { ShipmentView } from "@emporia/contracts/orders";
import { ShipmentTimeline } from "@emporia/ui/commerce/shipment-timeline";
import { isFormFailure } from "@emporia/ui/lib/form-result";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { useFetcher } from "@remix-run/react";

export function Parcels({ shipments, mayDeliver }: { shipments: readonly ShipmentView[]; mayDeliver: boolean }) {
  const onTheWay = shipments.filter((shipment) => shipment.status === "SHIPPED");
  return (
    <>
      <ShipmentTimeline shipments={shipments} empty="Nothing has been shipped yet." />
      {mayDeliver && onTheWay.length > 0 && (
        <ul className="mt-5 flex flex-col gap-2">
          {onTheWay.map((shipment) => (
            <li key={shipment.id}>
              <Deliver shipment={shipment} isOnly={onTheWay.length === 1} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Deliver({ shipment, isOnly }: { shipment: ShipmentView; isOnly: boolean }) {
  const fetcher = useFetcher();
  return (
    <fetcher.Form method="post" className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="shipmentId" value={shipment.id} />
      <Button type="submit" name="intent" value="deliver" size="sm" loading={fetcher.state !== "idle" && "Marking…"}>
        {isOnly ? "Mark as delivered" : `Mark ${shipment.trackingNumber} as delivered`}
      </Button>
      {isFormFailure(fetcher.data) && <Alert tone="bad">{fetcher.data.formError}</Alert>}
    </fetcher.Form>
  );
}
