import type { SavedProductView } from "@emporia/contracts/catalog";
import { Button } from "@emporia/ui/primitives/button";
import { Checkbox } from "@emporia/ui/primitives/checkbox";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";
import { Bookmark, Star } from "lucide-react";
import type { ReactNode } from "react";
import { viewParams } from "~/lib/product-views";

export interface SavedViewsProps {
  views: readonly SavedProductView[];
  current: SavedProductView | undefined;
  /** Whether what is shown differs from the view that was opened. */
  isChanged: boolean;
  isFiltered: boolean;
}

const chip =
  "inline-flex min-h-9 max-w-56 shrink-0 items-center gap-1.5 rounded-full border px-3 text-sm no-underline hover:border-ink aria-[current=true]:border-accent aria-[current=true]:bg-accent-wash pointer-coarse:min-h-11";

/** What the member has kept of this list, and a form that keeps what is shown. */
export function SavedViews({ views, current, isChanged, isFiltered }: SavedViewsProps) {
  const hasViews = views.length > 0;
  return (
    <div className="mb-3 flex flex-wrap items-start gap-x-2 gap-y-1">
      {hasViews && (
        <nav aria-label="Saved views" className="flex max-w-full gap-2 overflow-x-auto py-0.5">
          <Link href="/products?view=none" aria-current={!current && !isFiltered ? "true" : undefined} className={chip}>
            All
          </Link>
          {views.map((view) => (
            <Link
              key={view.id}
              href={`/products?${viewParams(view)}`}
              aria-current={current?.id === view.id ? "true" : undefined}
              className={chip}
            >
              {view.isDefault && <Star aria-label="Opens first" className="size-3.5 shrink-0 text-accent" />}
              <span className="truncate">{view.name}</span>
              {current?.id === view.id && isChanged && <span className="text-xs text-muted">changed</span>}
            </Link>
          ))}
        </nav>
      )}
      {current ? <ChangeView key={current.id} view={current} isChanged={isChanged} /> : isFiltered && <KeepView />}
    </div>
  );
}

function Fold({ title, isOpen, children }: { title: string; isOpen: boolean; children: ReactNode }) {
  return (
    <details open={isOpen} className="group open:w-full">
      <summary className="inline-flex min-h-9 cursor-pointer items-center gap-1.5 rounded-md px-2 text-sm font-medium text-muted hover:text-ink pointer-coarse:min-h-11">
        <Bookmark aria-hidden="true" className="size-4" />
        {title}
      </summary>
      <div className="mt-2 mb-2 flex flex-col gap-3 rounded-md bg-sunken px-4 py-3">{children}</div>
    </details>
  );
}

function KeepView() {
  const form = useFieldErrors();
  const busy = useBusy();
  return (
    <Fold title="Save this view" isOpen={Boolean(form.error("name"))}>
      <Form method="post" className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <Field name="name" label="Name of the view" required error={form.error("name")} className="w-64 max-w-full">
          <Input maxLength={60} defaultValue={form.value("name")} autoComplete="off" />
        </Field>
        <Checkbox
          name="isDefault"
          label="Open the list with it"
          className="sm:mt-6.5"
          defaultChecked={form.checked("isDefault")}
        />
        <Button
          type="submit"
          name="intent"
          value="createView"
          className="sm:mt-6.5"
          loading={busy("createView", "Saving…")}
        >
          Save the view
        </Button>
      </Form>
    </Fold>
  );
}

function ChangeView({ view, isChanged }: { view: SavedProductView; isChanged: boolean }) {
  const form = useFieldErrors();
  const busy = useBusy();
  return (
    <Fold title="Change this view" isOpen={Boolean(form.error("name"))}>
      <Form method="post" className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <input type="hidden" name="viewId" value={view.id} />
        <Field name="name" label="Name of the view" required error={form.error("name")} className="w-64 max-w-full">
          <Input maxLength={60} defaultValue={form.value("name", view.name)} autoComplete="off" />
        </Field>
        <Checkbox
          name="isDefault"
          label="Open the list with it"
          className="sm:mt-6.5"
          defaultChecked={form.checked("isDefault", view.isDefault)}
        />
        <Button
          type="submit"
          name="intent"
          value="updateView"
          className="sm:mt-6.5"
          loading={busy("updateView", "Saving…")}
        >
          Save
        </Button>
        {isChanged && (
          <Button
            type="submit"
            name="intent"
            value="replaceView"
            className="sm:mt-6.5"
            loading={busy("replaceView", "Saving…")}
          >
            Show what is shown now
          </Button>
        )}
        <ConfirmButton
          name="intent"
          value="removeView"
          variant="ghost"
          className="sm:mt-6.5"
          loading={busy("removeView", "Removing…")}
          question={{
            title: `Remove the view “${view.name}”?`,
            consequence: "The products stay as they are.",
            confirmLabel: "Remove the view",
          }}
        >
          Remove
        </ConfirmButton>
      </Form>
    </Fold>
  );
}
