import { useHydrated } from "@emporia/ui/lib/hydrated";
import { Button } from "@emporia/ui/primitives/button";
import { Checkbox } from "@emporia/ui/primitives/checkbox";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Menu, MenuButton } from "@emporia/ui/primitives/menu";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { Form } from "@remix-run/react";
import { useEffect, useState } from "react";

export const tickedForm = "ticked";

export interface TickedBarProps {
  /** What was ticked is told anew when another page is shown. */
  pageKey: string;
  /** Whether the filter finds more than is shown. */
  hasMore: boolean;
  isFiltered: boolean;
}

/** What can be done with the products that are ticked, or with all that the filter finds. */
export function TickedBar({ pageKey, hasMore, isFiltered }: TickedBarProps) {
  const count = useTicked(pageKey);
  const isLive = useHydrated();
  const busy = useBusy();
  const [isAll, setAll] = useState(false);
  useEffect(() => {
    if (count === 0) setAll(false);
  }, [count]);
  const all = isFiltered ? "All that the filter finds" : "All products of the shop";
  return (
    <Form
      id={tickedForm}
      method="post"
      aria-label="With the products that are ticked"
      hidden={isLive && count === 0}
      className="sticky bottom-0 z-20 -mx-1 flex flex-wrap items-center gap-x-3 gap-y-1 border-t bg-paper px-1 py-2 [&[hidden]]:hidden"
    >
      <p aria-live="polite" className="text-sm font-medium">
        {isLive ? (isAll ? all : `${count} ticked`) : "With those that are ticked:"}
      </p>
      {hasMore && (
        <Checkbox
          name="scope"
          value="all"
          label={<span className="text-sm">{all}</span>}
          checked={isLive ? isAll : undefined}
          onChange={(event) => setAll(event.target.checked)}
        />
      )}
      <span className="flex flex-wrap items-center gap-2">
        <Button type="submit" name="intent" value="change:price" size="sm">
          Prices
        </Button>
        <Button
          type="submit"
          name="intent"
          value="status:PUBLISHED"
          size="sm"
          loading={busy("status:PUBLISHED", "Looking…")}
        >
          Publish
        </Button>
        <Button
          type="submit"
          name="intent"
          value="status:ARCHIVED"
          size="sm"
          loading={busy("status:ARCHIVED", "Looking…")}
        >
          Archive
        </Button>
        <Menu label="More" size="sm" variant="secondary" align="start" up>
          <MenuButton type="submit" name="intent" value="change:tags">
            Change tags
          </MenuButton>
          <MenuButton type="submit" name="intent" value="change:category">
            Move to a category
          </MenuButton>
          <MenuButton type="submit" name="intent" value="change:stock">
            Change stock
          </MenuButton>
        </Menu>
        {!isAll && (
          <ConfirmButton
            name="intent"
            value="remove"
            size="sm"
            variant="ghost"
            loading={busy("remove", "Removing…")}
            question={{
              title: isLive && count === 1 ? "Remove one product?" : `Remove ${count} products?`,
              consequence: "They are gone for good, with their variants. What was ever ordered is archived instead.",
              confirmLabel: "Remove them",
            }}
          >
            Remove
          </ConfirmButton>
        )}
      </span>
      {isLive && (
        <Button type="reset" size="sm" variant="ghost" onClick={untick}>
          Untick all
        </Button>
      )}
    </Form>
  );
}

const boxes = () => document.querySelectorAll<HTMLInputElement>(`input[name="productIds"][form="${tickedForm}"]`);

function untick() {
  for (const box of boxes()) if (box.checked) box.click();
}

/** How many boxes are ticked. */
function useTicked(pageKey: string): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const look = () => setCount([...boxes()].filter((box) => box.checked).length);
    look();
    document.addEventListener("change", look);
    return () => document.removeEventListener("change", look);
  }, [pageKey]);
  return count;
}
