import { type Random, randomFrom } from "../random";
import { type ColourName, colours, lightness, lightOf, mix, shadeOf, type Tones, tonesOf } from "./colours";

export type Material =
  | "speckle"
  | "weave"
  | "knit"
  | "grain"
  | "leather"
  | "brushed"
  | "linen"
  | "rib"
  | "pile"
  | "paper"
  | "stripe";

export interface ShapeOptions {
  material?: Material;
  /** How far the shadow side reaches in, and from where. */
  shade?: readonly [number, number];
  light?: readonly [number, number];
  opacity?: number;
}

/** What an archetype draws with: object space, the floor at y = 0, the middle at x = 0, about 700 × 800. */
export interface Pen {
  tones: Tones;
  colour: ColourName;
  /** A small number that tells two products of one archetype apart: their glaze, stripe, or cut. */
  decor: number;
  random: Random;
  isDetail: boolean;
  /** A filled form with a lit side, a shadow side and its material. */
  shape(d: string, fill: string, options?: ShapeOptions): string;
  fill(d: string, fill: string, opacity?: number): string;
  line(d: string, stroke: string, width: number, opacity?: number): string;
  oval(cx: number, cy: number, rx: number, ry: number, fill: string, opacity?: number): string;
  /** Whatever is drawn inside stays within the outline. */
  within(d: string, content: string): string;
  dashes(d: string, stroke: string, width: number, dash: string): string;
  defs(): string;
}

/** A turned form from its right-hand profile, top to bottom: [radius, y]. Smooth, symmetrical, with a curved foot. */
export function lathe(profile: readonly (readonly [number, number])[], foot = 0.1): string {
  const at = (i: number): readonly [number, number] =>
    profile[Math.max(0, Math.min(profile.length - 1, i))] ?? ([0, 0] as const);
  const n = profile.length;
  let left = "";
  let right = "";
  for (let i = 0; i < n - 1; i += 1) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const c1 = [p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6] as const;
    const c2 = [p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6] as const;
    left += `C${round(-c1[0])} ${round(c1[1])} ${round(-c2[0])} ${round(c2[1])} ${-p2[0]} ${p2[1]}`;
    right = `C${round(c2[0])} ${round(c2[1])} ${round(c1[0])} ${round(c1[1])} ${p1[0]} ${p1[1]}${right}`;
  }
  const [topR, topY] = at(0);
  const [footR, footY] = at(n - 1);
  return `M${-topR} ${topY}${left}A${footR} ${round(footR * foot)} 0 0 0 ${footR} ${footY}${right}Z`;
}

export const rect = (x: number, y: number, w: number, h: number, r = 0): string =>
  r === 0
    ? `M${x} ${y}h${w}v${h}h${-w}Z`
    : `M${x + r} ${y}h${w - 2 * r}q${r} 0 ${r} ${r}v${h - 2 * r}q0 ${r} ${-r} ${r}h${2 * r - w}q${-r} 0 ${-r} ${-r}v${2 * r - h}q0 ${-r} ${r} ${-r}Z`;

export const ellipse = (cx: number, cy: number, rx: number, ry: number): string =>
  `M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0Z`;

const round = (value: number): number => Math.round(value * 10) / 10;

const speckles = [
  [12, 18, 3],
  [58, 9, 2],
  [97, 30, 3.6],
  [34, 47, 2.2],
  [76, 61, 3],
  [15, 82, 2.6],
  [108, 92, 2],
  [52, 104, 3.2],
  [88, 112, 1.8],
  [41, 76, 1.6],
] as const;

function patternOf(material: Material, fill: string): { size: readonly [number, number]; marks: string } {
  const isDark = lightness(fill) < 0.32;
  const dark = isDark ? lightOf(fill, 0.2) : shadeOf(fill, 0.3);
  const soft = isDark ? lightOf(fill, 0.1) : shadeOf(fill, 0.13);
  const pale = lightOf(fill, isDark ? 0.28 : 0.42);
  const stroke = (d: string, colour: string, width: number) =>
    `<path d="${d}" stroke="${colour}" stroke-width="${width}" fill="none" stroke-linecap="round"/>`;
  switch (material) {
    case "speckle":
      return {
        size: [120, 120],
        marks: speckles.map(([x, y, r]) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${dark}"/>`).join(""),
      };
    case "weave":
      return {
        size: [32, 32],
        marks: `${stroke("M3 5H13M3 11H13M19 21H29M19 27H29", pale, 3)}${stroke("M21 3V13M27 3V13M5 19V29M11 19V29", soft, 3)}`,
      };
    case "knit":
      return {
        size: [26, 22],
        marks: `${stroke("M2 2L11 15M24 2L15 15", soft, 6)}${stroke("M4 1L12 13", pale, 2)}`,
      };
    case "grain":
      return {
        size: [420, 84],
        marks: `${stroke("M0 12C90 4 150 22 240 12S360 8 420 12M0 40C120 52 160 34 250 42S350 48 420 40", soft, 4)}${stroke("M30 26C120 20 190 34 280 26M180 66C240 58 320 74 400 64M0 66C30 62 60 68 90 64", dark, 2.4)}`,
      };
    case "leather":
      return {
        size: [44, 40],
        marks: stroke("M4 8q5 4 9 0M26 4q4 5 10 2M12 24q6 4 10-1M32 28q4 4 8 0M2 36q4 2 7-1", soft, 2.6),
      };
    case "brushed":
      return {
        size: [220, 26],
        marks: `${stroke("M0 5H150M180 12H220M20 19H120", pale, 2)}${stroke("M60 12H140M150 22H210", soft, 2)}`,
      };
    case "linen":
      return { size: [18, 18], marks: `${stroke("M1 4H12M8 13H17", pale, 2)}${stroke("M5 8V16M14 1V9", soft, 2)}` };
    case "rib":
      return { size: [22, 60], marks: `${stroke("M5 0V60", soft, 6)}${stroke("M12 0V60", pale, 2)}` };
    case "pile":
      return {
        size: [30, 26],
        marks: `${stroke("M4 4v5M18 2v5M26 12v5M11 15v5", soft, 5)}${stroke("M10 5v4M21 16v4M3 18v4", pale, 4)}`,
      };
    case "paper":
      return {
        size: [140, 120],
        marks: stroke("M10 20l16 4M80 14l12-6M50 60l14 2M110 74l10 8M20 100l12-4M90 108l14 3", soft, 2.4),
      };
    case "stripe":
      return { size: [60, 56], marks: `<path d="M0 0H60V16H0Z" fill="${pale}"/>` };
  }
}

export function createPen(input: {
  colour: ColourName;
  decor: number;
  seed: string;
  isDetail: boolean;
  prefix?: string;
}): Pen {
  const definitions: string[] = [];
  const seen = new Map<string, string>();
  const prefix = input.prefix ?? "a";

  const define = (key: string, make: (id: string) => string): string => {
    const known = seen.get(key);
    if (known) return known;
    const id = `${prefix}${seen.size}`;
    seen.set(key, id);
    definitions.push(make(id));
    return id;
  };
  const within = (d: string, content: string): string => {
    const id = define(`clip:${d}`, (name) => `<clipPath id="${name}"><path d="${d}"/></clipPath>`);
    return `<g clip-path="url(#${id})">${content}</g>`;
  };
  const fillPath = (d: string, fill: string, opacity = 1): string =>
    `<path d="${d}" fill="${fill}"${opacity === 1 ? "" : ` opacity="${opacity}"`}/>`;

  return {
    tones: tonesOf(colours[input.colour]),
    colour: input.colour,
    decor: input.decor,
    random: randomFrom(input.seed),
    isDetail: input.isDetail,
    within,
    fill: fillPath,
    line: (d, stroke, width, opacity = 1) =>
      `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${opacity === 1 ? "" : ` opacity="${opacity}"`}/>`,
    dashes: (d, stroke, width, dash) =>
      `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-dasharray="${dash}"/>`,
    oval: (cx, cy, rx, ry, fill, opacity = 1) =>
      `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${fill}"${opacity === 1 ? "" : ` opacity="${opacity}"`}/>`,
    shape: (d, fill, options = {}) => {
      const [sx, sy] = options.shade ?? [38, 8];
      const [lx, ly] = options.light ?? [14, 6];
      const isDark = lightness(fill) < 0.3;
      // Everything outside the shifted outline, kept within the real one: a crescent of shadow, another of light.
      const outside = `M-3000-3000H3000V3000H-3000Z${d}`;
      const crescent = (x: number, y: number, tone: string): string =>
        x === 0 && y === 0
          ? ""
          : `<path d="${outside}" fill-rule="evenodd" transform="translate(${x} ${y})" fill="${tone}"/>`;
      let inner =
        crescent(lx, ly, lightOf(fill, isDark ? 0.16 : 0.3)) + crescent(-sx, -sy, shadeOf(fill, isDark ? 0.3 : 0.17));
      if (options.material) {
        const { material } = options;
        const id = define(`pattern:${material}:${fill}`, (name) => {
          const { size, marks } = patternOf(material, fill);
          return `<pattern id="${name}" width="${size[0]}" height="${size[1]}" patternUnits="userSpaceOnUse">${marks}</pattern>`;
        });
        inner += `<path d="${d}" fill="url(#${id})" opacity="${input.isDetail ? 0.9 : 0.55}"/>`;
      }
      const drawn = fillPath(d, fill) + within(d, inner);
      return options.opacity === undefined ? drawn : `<g opacity="${options.opacity}">${drawn}</g>`;
    },
    defs: () => (definitions.length === 0 ? "" : `<defs>${definitions.join("")}</defs>`),
  };
}

/** The neutrals every object borrows: timber, brass, leather, paper, ink. */
export const stock = {
  oak: "#c99d68",
  walnut: "#7a553d",
  brass: "#c8a35a",
  steel: "#b4babd",
  iron: "#454349",
  leather: "#a8683f",
  cream: "#f4ead6",
  white: "#fbf5e9",
  ink: "#2d3340",
  leaf: "#5d7a4f",
  leafDark: "#3f5d42",
  leafLight: "#8ba06b",
  soil: "#5b4436",
  vermilion: "#cf4f32",
} as const;

/** A second colour that keeps good company with the first. */
export function companion(colour: ColourName): string {
  const pairs: Partial<Record<ColourName, ColourName>> = {
    bone: "clay",
    cream: "rust",
    oat: "slate",
    oak: "pine",
    walnut: "ochre",
    clay: "cream",
    rust: "blush",
    ochre: "ink",
    blush: "berry",
    berry: "blush",
    plum: "ochre",
    sky: "cream",
    indigo: "clay",
    fog: "ink",
    slate: "ochre",
    ink: "oat",
    charcoal: "ochre",
    sage: "cream",
    moss: "oat",
    pine: "blush",
    teal: "cream",
    brass: "ink",
    silver: "indigo",
    copper: "pine",
  };
  return colours[pairs[colour] ?? "cream"];
}

export { mix };
