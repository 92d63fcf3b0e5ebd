import { Field, fieldId } from "./field";

interface PhotosFieldProps {
  /** Tells it from others of its page. */
  id?: string;
  /** How many there may be. */
  hint?: string;
  error: string | undefined;
}

/** Photos of an order, sent with the form. */
export function PhotosField({ id = fieldId("photos"), hint = "Up to six.", error }: PhotosFieldProps) {
  return (
    <Field
      name="photos"
      id={id}
      label="Photos"
      required={false}
      hint={`${hint} Where they were taken is removed.`}
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
