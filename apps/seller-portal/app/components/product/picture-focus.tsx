import type { PictureView } from "@emporia/contracts/common";
import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";

const PAUSE_MS = 400;

export interface PictureFocusProps {
  picture: PictureView;
  /** How it is called here: "picture 2". */
  name: string;
  onChange: (focus: { x: number; y: number }) => void;
}

/** What must be seen of a picture where a page cuts it, moved by two sliders and kept at once. */
export function PictureFocus({ picture, name, onChange }: PictureFocusProps) {
  const fetcher = useFetcher<{ ok: boolean; formError?: string }>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const focus = picture.focus ?? { x: 50, y: 50 };
  function move(change: Partial<typeof focus>) {
    const next = { ...focus, ...change };
    onChange(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () =>
        fetcher.submit(
          { mediaId: picture.id, x: String(next.x), y: String(next.y) },
          { method: "post", action: "/picture-focus" },
        ),
      PAUSE_MS,
    );
  }
  const sides = [
    { side: "x", label: "From the left" },
    { side: "y", label: "From the top" },
  ] as const;
  return (
    <details className="mt-1 text-sm">
      <summary className="inline-flex min-h-9 items-center text-[0.8125rem] text-muted pointer-coarse:min-h-11">
        What must be seen<span className="sr-only"> of {name}</span>
      </summary>
      {sides.map(({ side, label }) => (
        <label key={side} className="flex flex-col gap-0.5 py-1 text-xs text-muted">
          <span>
            {label}
            <span className="sr-only">, {name}</span>
          </span>
          <input
            type="range"
            min={0}
            max={100}
            step={5}
            value={focus[side]}
            onChange={(event) => move({ [side]: Number(event.target.value) })}
            className="h-6 w-full accent-accent pointer-coarse:h-11"
          />
        </label>
      ))}
      <span role="status" className="text-xs text-muted">
        {fetcher.state !== "idle"
          ? "Keeping it…"
          : fetcher.data?.ok === false
            ? "That was not kept. Move it again."
            : fetcher.data
              ? "Kept."
              : ""}
      </span>
    </details>
  );
}
