import { Field, fieldId } from "@emporia/ui/primitives/field";

/** Photos of an order, sent with the form; `id` tells it from others of its page. */
export function PhotosField({ id = fieldId("photos"), error }: { id?: string; error: string | undefined }) {
  return (
    <Field
      name="photos"
      id={id}
      label="Photos"
      required={false}
      hint="Up to six. Where they were taken is removed."
      error={error}
    >
      <input
        id={id}
        name="photos"
        type="file"
        multiple
        accept="image/*"
        className="min-h-11 text-sm file:mr-4 file:min-h-11 file:rounded-md file:border file:border-line-strong file:bg-surface file:px-4 file:text-ink"
      />
    </Field>
  );
}
