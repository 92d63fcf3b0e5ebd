import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

type Pair = { light: string; dark: string };

function tokensIn(selector: string): Map<string, Pair> {
  const start = css.indexOf(`\n${selector} {`);
  const block = css.slice(start, css.indexOf("\n}", start));
  const found = new Map<string, Pair>();
  for (const [, name, light, dark] of block.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)) {
    found.set(name!, { light: light!, dark: dark! });
  }
  return found;
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high! + 0.05) / (low! + 0.05);
}

const root = tokensIn(":root");
const tools = tokensIn(':root:is([data-app="seller"], [data-app="admin"])');
const palettes = {
  storefront: root,
  seller: new Map([...root, ...tools, ...tokensIn(':root[data-app="seller"]')]),
  admin: new Map([...root, ...tools, ...tokensIn(':root[data-app="admin"]')]),
};

const grounds = ["paper", "surface", "sunken"];
const text: [string, string][] = [
  ...grounds.flatMap((ground) =>
    ["ink", "muted", "accent-ink", "good", "warn", "bad", "info"].map((ink): [string, string] => [ink, ground]),
  ),
  ...["accent", "good", "warn", "bad", "info"].map((tone): [string, string] => [
    tone === "accent" ? "accent-ink" : tone,
    `${tone}-wash`,
  ]),
  ...["accent", "good", "warn", "bad", "info"].map((tone): [string, string] => ["ink", `${tone}-wash`]),
  ["muted", "accent-wash"],
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-bad", "bad"],
  ["on-bad", "bad-hover"],
  ["paper", "ink"],
];
const shapes: [string, string][] = [
  ...["line-strong", "accent", "star"].flatMap((shape) => grounds.map((ground): [string, string] => [shape, ground])),
];

describe.each(Object.entries(palettes))("the colours of the %s", (_app, palette) => {
  const ratio = (front: string, back: string, theme: keyof Pair) =>
    contrast(palette.get(front)![theme], palette.get(back)![theme]);

  it.each(["light", "dark"] as const)("can be read as text (4.5 to 1) in %s", (theme) => {
    const weak = text.map(([a, b]) => [a, b, ratio(a, b, theme)] as const).filter(([, , r]) => r < 4.5);
    expect(weak).toEqual([]);
  });

  it.each(["light", "dark"] as const)("can be made out as shapes (3 to 1) in %s", (theme) => {
    const weak = shapes.map(([a, b]) => [a, b, ratio(a, b, theme)] as const).filter(([, , r]) => r < 3);
    expect(weak).toEqual([]);
  });
});
