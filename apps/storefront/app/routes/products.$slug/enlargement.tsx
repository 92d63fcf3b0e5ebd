import type { PictureView } from "@emporia/contracts/common";
import { Picture } from "@emporia/ui/commerce/picture";
import { cx } from "@emporia/ui/lib/cx";
import { buttonClass } from "@emporia/ui/primitives/button";
import { ChevronLeft, ChevronRight, X, ZoomIn, ZoomOut } from "lucide-react";
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from "react";

export interface EnlargementProps {
  name: string;
  pictures: readonly PictureView[];
  /** The picture that is shown first. */
  first: number;
  /** What was shown last, so that the page can go on from there. */
  onClose: (last: number) => void;
}

/** How far a picture is enlarged by a click, in widths of the screen. */
const NEARER = 2.5;

/**
 * Pictures over the whole screen: arrows and swipes lead on, a click or Enter comes nearer and goes back, fingers pinch and
 * drag as they do in any page. A dialog of the browser's own, which keeps the focus in and gives it back.
 */
export function Enlargement({ name, pictures, first, onClose }: EnlargementProps) {
  const own = useRef<HTMLDialogElement>(null);
  const row = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(first);
  const [isNear, setNear] = useState(false);
  const many = pictures.length > 1;

  useEffect(() => {
    const dialog = own.current;
    if (!dialog?.open) dialog?.showModal();
    const { overflow } = document.documentElement.style;
    document.documentElement.style.overflow = "hidden";
    row.current?.scrollTo({ left: first * row.current.clientWidth, behavior: "instant" });
    return () => {
      document.documentElement.style.overflow = overflow;
    };
  }, [first]);

  function show(index: number) {
    const list = row.current;
    const to = (index + pictures.length) % pictures.length;
    setNear(false);
    setAt(to);
    list?.scrollTo({ left: to * list.clientWidth, behavior: "instant" });
  }

  function steer(event: KeyboardEvent) {
    // A near picture is looked over with the arrows.
    if (isNear || !many) return;
    if (event.key === "ArrowRight") show(at + 1);
    else if (event.key === "ArrowLeft") show(at - 1);
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(pictures.length - 1);
    else return;
    event.preventDefault();
  }

  const shown = pictures[at];
  return (
    <dialog
      ref={own}
      aria-label={`Pictures of ${name.slice(0, 80)}`}
      onClose={() => onClose(at)}
      onKeyDown={steer}
      className="m-0 size-full max-h-none max-w-none bg-paper text-ink open:flex open:flex-col"
    >
      <div className="flex shrink-0 items-center justify-between gap-4 px-3 py-2 sm:px-5">
        <p className="figures text-sm text-muted" aria-live="polite">
          <span className="sr-only">Picture </span>
          {at + 1} <span className="sr-only">of</span>
          <span aria-hidden="true">/</span> {pictures.length}
          {shown?.alt && <span className="sr-only">: {shown.alt}</span>}
        </p>
        <div className="flex gap-1">
          <button
            type="button"
            aria-pressed={isNear}
            onClick={() => setNear(!isNear)}
            className={buttonClass({ variant: "ghost", iconOnly: true })}
          >
            {isNear ? (
              <ZoomOut aria-hidden="true" className="size-5" />
            ) : (
              <ZoomIn aria-hidden="true" className="size-5" />
            )}
            <span className="sr-only">Nearer</span>
          </button>
          <button
            type="button"
            onClick={() => own.current?.close()}
            className={buttonClass({ variant: "ghost", iconOnly: true })}
          >
            <X aria-hidden="true" className="size-5" />
            <span className="sr-only">Close</span>
          </button>
        </div>
      </div>
      <div className="relative min-h-0 grow">
        <ul
          ref={row}
          onScroll={({ currentTarget: { scrollLeft, clientWidth } }) => {
            if (clientWidth > 0 && !isNear) setAt(Math.round(scrollLeft / clientWidth));
          }}
          className={cx(
            "flex h-full [scrollbar-width:none]",
            isNear ? "overflow-hidden" : "snap-x snap-mandatory overflow-x-auto overflow-y-hidden",
          )}
        >
          {pictures.map((picture, index) => (
            <li
              key={picture.id}
              className="h-full w-full shrink-0 snap-center"
              {...(index === at ? {} : { inert: "" })}
            >
              <Slide picture={picture} name={name} isNear={isNear && index === at} onNear={setNear} />
            </li>
          ))}
        </ul>
        {many && !isNear && (
          <>
            <Step side="left" onClick={() => show(at - 1)} />
            <Step side="right" onClick={() => show(at + 1)} />
          </>
        )}
      </div>
    </dialog>
  );
}

interface SlideProps {
  picture: PictureView;
  name: string;
  isNear: boolean;
  onNear: (isNear: boolean) => void;
}

/** A picture as a whole, or so near that it is scrolled; it comes nearer where it was clicked. */
function Slide({ picture, name, isNear, onNear }: SlideProps) {
  const own = useRef<HTMLDivElement>(null);
  const place = useRef({ x: 0.5, y: 0.5 });
  useEffect(() => {
    const box = own.current;
    if (!box || !isNear) return;
    box.scrollTo({
      left: place.current.x * box.scrollWidth - box.clientWidth / 2,
      top: place.current.y * box.scrollHeight - box.clientHeight / 2,
      behavior: "instant",
    });
    box.focus({ preventScroll: true });
    place.current = { x: 0.5, y: 0.5 };
  }, [isNear]);

  function change(event: MouseEvent<HTMLButtonElement>) {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    // A click by the keyboard has no place.
    if (event.detail > 0) place.current = { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
    onNear(!isNear);
  }

  return (
    <div
      ref={own}
      tabIndex={isNear ? 0 : undefined}
      className="size-full touch-pan-x touch-pan-y touch-pinch-zoom overflow-auto"
    >
      <button
        type="button"
        onClick={change}
        className={cx("block", isNear ? "cursor-zoom-out" : "size-full cursor-zoom-in")}
        style={isNear ? { width: `${NEARER * 100}%`, height: `${NEARER * 100}%` } : undefined}
      >
        <Picture
          media={{ ...picture, dominantColor: "transparent", alt: picture.alt || name }}
          sizes={isNear ? "250vw" : "100vw"}
          fit="contain"
          className="size-full"
        />
        <span className="sr-only">{isNear ? "Show it as a whole" : "Come nearer"}</span>
      </button>
    </div>
  );
}

function Step({ side, onClick }: { side: "left" | "right"; onClick: () => void }) {
  const Icon = side === "left" ? ChevronLeft : ChevronRight;
  return (
    <button
      type="button"
      onClick={onClick}
      className={cx(
        "absolute top-1/2 grid size-11 -translate-y-1/2 place-items-center rounded-full border border-line-strong bg-surface text-ink hover:border-ink",
        side === "left" ? "left-3 sm:left-5" : "right-3 sm:right-5",
      )}
    >
      <Icon aria-hidden="true" className="size-5" />
      <span className="sr-only">{side === "left" ? "Previous picture" : "Next picture"}</span>
    </button>
  );
}
