import { type ChangeEvent, useState } from "react";
import { Field, fieldId } from "./field";

interface PhotosFieldProps {
  /** Tells it from others of its page. */
  id?: string;
  /** How many there may be. */
  hint?: string;
  most?: number;
  error: string | undefined;
}

/** Photos of an order, sent with the form. More than may be, or one that is too large, are not sent at all: it says so at once. */
export function PhotosField({ id = fieldId("photos"), hint = "Up to six.", most = 6, error }: PhotosFieldProps) {
  const [problem, setProblem] = useState<string>();
  const look = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const found = problemOf([...(currentTarget.files ?? [])], most);
    if (found) currentTarget.value = "";
    setProblem(found);
  };
  return (
    <Field
      name="photos"
      id={id}
      label="Photos"
      required={false}
      hint={`${hint} Where they were taken is removed.`}
      error={problem ?? error}
    >
      <input
        id={id}
        name="photos"
        type="file"
        multiple
        accept="image/*"
        onChange={look}
        className="min-h-11 text-sm file:mr-4 file:min-h-11 file:rounded-md file:border file:border-line-strong file:bg-surface file:px-4 file:text-ink"
      />
    </Field>
  );
}

const MAX_MEGABYTES = 20;

function problemOf(photos: readonly File[], most: number): string | undefined {
  if (photos.length > most) return `You chose ${photos.length} photos. Choose ${most} at most.`;
  const large = photos.find(({ size }) => size > MAX_MEGABYTES * 1024 * 1024);
  return large && `${large.name} is larger than ${MAX_MEGABYTES} MB. Choose another one.`;
}
