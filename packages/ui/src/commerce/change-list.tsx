import type { PictureView } from "@emporia/contracts/common";
import { Picture } from "./picture";

export interface ChangeListProps {
  changes: readonly { field: string; before: string; after: string }[];
  /** Nothing was seen of it before: only what it says is shown. */
  isNew?: boolean | undefined;
}

/** Field by field what shoppers see, and what they are to see instead. */
export function ChangeList({ changes, isNew = false }: ChangeListProps) {
  if (changes.length === 0) return <p className="text-sm text-muted">No words change.</p>;
  return (
    <dl className="flex flex-col gap-5">
      {changes.map(({ field, before, after }) => (
        <div key={field}>
          <dt className="mb-1.5 text-sm font-medium">{field}</dt>
          <dd className="grid gap-3 text-[0.9375rem] whitespace-pre-line wrap-anywhere sm:grid-cols-2">
            {!isNew && (
              <del className="block rounded-md bg-bad-wash px-3 py-2 text-ink no-underline">
                <span className="mb-1 block text-xs font-medium text-bad">Shoppers see</span>
                <Said text={before} />
              </del>
            )}
            <ins
              className={isNew ? "block no-underline" : "block rounded-md bg-good-wash px-3 py-2 text-ink no-underline"}
            >
              {!isNew && <span className="mb-1 block text-xs font-medium text-good">To be seen</span>}
              <Said text={after} />
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What stands in a field; a video that lies with us can be watched, a model fetched. */
function Said({ text }: { text: string }) {
  if (!/\/(video\.mp4|model\.glb)/.test(text)) return text || "Nothing";
  return text.split("\n").map((line, at) => {
    const [, address, file, rest] = /^(\/media\/[0-9a-f-]{36}\/(video\.mp4|model\.glb))( .*)$/.exec(line) ?? [];
    if (!address) return <span key={at}>{`${line}\n`}</span>;
    return (
      <span key={at}>
        <a href={address} target="_blank" rel="noreferrer" className="underline">
          {file === "model.glb" ? "3-D model" : "Uploaded video"}
        </a>
        {`${rest}\n`}
      </span>
    );
  });
}

/** Whether two products show the same pictures in the same order. */
export function showSame(before: readonly { id: string }[], after: readonly { id: string }[]): boolean {
  return before.map(({ id }) => id).join() === after.map(({ id }) => id).join();
}

/** Pictures side by side, each to be opened large. */
export function ChangePictures({ label, pictures }: { label: string; pictures: readonly PictureView[] }) {
  return (
    <div className="mb-4 last:mb-0">
      {label && <p className="mb-1.5 text-xs font-medium text-muted">{label}</p>}
      {pictures.length === 0 ? (
        <p className="text-sm text-muted">None.</p>
      ) : (
        <ul className="grid grid-cols-3 gap-3 sm:grid-cols-4 xl:grid-cols-6">
          {pictures.map((picture) => (
            <li key={picture.id}>
              <a href={`${picture.url}/1600.webp`} target="_blank" rel="noreferrer" className="block">
                <Picture media={picture} sizes="10rem" className="aspect-square w-full rounded-md object-cover" />
                <span className="sr-only">See it large</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
