import { cx } from "../lib/cx";

export interface AvatarProps {
  name: string;
  src?: string | undefined;
  size?: "sm" | "md" | "lg" | "xl" | undefined;
  /** Shops are square, people are round. */
  shape?: "person" | "shop" | undefined;
  /** Its name is not written beside it, so it has to say it. */
  isAlone?: boolean | undefined;
}

const sizes = { sm: "size-7 text-2xs", md: "size-10 text-sm", lg: "size-14 text-lg", xl: "size-20 text-2xl" };
const pixels = { sm: 28, md: 40, lg: 56, xl: 80 };
const grounds = [
  "bg-accent-wash text-accent-ink",
  "bg-good-wash text-good",
  "bg-warn-wash text-warn",
  "bg-info-wash text-info",
  "bg-sunken text-ink",
];

export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toLocaleUpperCase("en-US");
}

export function Avatar({ name, src, size = "md", shape = "person", isAlone = false }: AvatarProps) {
  const face = cx(
    "inline-grid shrink-0 place-items-center overflow-hidden object-cover",
    shape === "person" ? "rounded-full" : "rounded-md",
    sizes[size],
  );
  if (src) {
    return (
      <img
        src={src}
        alt={isAlone ? name : ""}
        width={pixels[size]}
        height={pixels[size]}
        loading="lazy"
        decoding="async"
        className={cx(face, "bg-sunken")}
      />
    );
  }
  const hash = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
  return (
    <span
      {...(isAlone ? { role: "img", "aria-label": name } : { "aria-hidden": true })}
      className={cx(face, "font-display font-medium", grounds[hash % grounds.length])}
    >
      {initialsOf(name) || "?"}
    </span>
  );
}
