import type { StaffCategoryRowView, StaffCategoryView } from "@emporia/contracts/categories";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { Select } from "@emporia/ui/primitives/select";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";
import { categoryOptions } from "~/lib/category-tree";

/** Where a category hangs, and how it goes: into another one, or, when it is empty, for good. */
export function CategoryPlace({
  category,
  tree,
}: {
  category: StaffCategoryView;
  tree: readonly StaffCategoryRowView[];
}) {
  const answer = useFieldErrors();
  const busy = useBusy();
  const elsewhere = categoryOptions(tree, category.id);
  const isEmpty = category.childCount === 0 && category.productCount === 0;
  const failed = (intent: string) => answer.value("intent") === intent && answer.failure !== undefined;
  const sentence = answer.formError ?? answer.error("parentId") ?? answer.error("intoCategoryId");
  return (
    <div className="flex max-w-prose flex-col gap-8">
      <Form method="post" preventScrollReset className="flex flex-wrap items-end gap-3">
        {failed("move") && (
          <Alert tone="bad" className="w-full">
            {sentence}
          </Alert>
        )}
        <input type="hidden" name="intent" value="move" />
        <Field name="parentId" label="Under" className="min-w-52 grow">
          <Select placeholder="None: a top category" defaultValue={category.parentId ?? ""} options={elsewhere} />
        </Field>
        <Button type="submit" loading={busy("move", "Moving…")}>
          Move
        </Button>
      </Form>
      {isEmpty ? (
        <Form method="post">
          {failed("remove") && (
            <Alert tone="bad" className="mb-4">
              {sentence}
            </Alert>
          )}
          <input type="hidden" name="intent" value="remove" />
          <ConfirmButton
            loading={busy("remove", "Deleting…")}
            question={{
              title: `Delete “${category.name}”?`,
              consequence: "It is empty. Its address answers no more.",
              confirmLabel: "Delete it",
            }}
          >
            Delete the category
          </ConfirmButton>
        </Form>
      ) : (
        elsewhere.length > 0 && (
          <Form method="post" preventScrollReset className="flex flex-wrap items-end gap-3">
            {failed("merge") && (
              <Alert tone="bad" className="w-full">
                {sentence}
              </Alert>
            )}
            <input type="hidden" name="intent" value="merge" />
            <Field
              name="intoCategoryId"
              label="Merge into"
              className="min-w-52 grow"
              error={failed("merge") ? answer.error("intoCategoryId") : undefined}
            >
              <Select placeholder="Choose a category" defaultValue="" options={elsewhere} />
            </Field>
            <ConfirmButton
              loading={busy("merge", "Merging…")}
              question={{
                title: `Merge “${category.name}” into another category?`,
                consequence:
                  "Its products and subcategories go there, its address leads there, and it is gone. This cannot be undone.",
                confirmLabel: "Merge it",
              }}
            >
              Merge
            </ConfirmButton>
          </Form>
        )
      )}
    </div>
  );
}
