/** The paintbox. Every picture is mixed from these, so that any two hang well side by side. */
export const colours = {
  bone: "#ebe0cd",
  cream: "#f3e7d0",
  oat: "#d8c3a0",
  oak: "#c8975f",
  walnut: "#74503a",
  clay: "#c97d58",
  rust: "#b1512f",
  ochre: "#d79c3b",
  blush: "#dfaa9b",
  berry: "#9f3c4b",
  plum: "#6b4059",
  sky: "#8bb0c6",
  indigo: "#3c4b7c",
  fog: "#b6c0c1",
  slate: "#5f6d76",
  ink: "#2b3542",
  charcoal: "#3f3d3f",
  sage: "#a1af89",
  moss: "#6c7a48",
  pine: "#2f5548",
  teal: "#3f7f82",
  brass: "#c49c4c",
  silver: "#b9bdc2",
  copper: "#bb7450",
} as const;

export type ColourName = keyof typeof colours;

/** Tinted grounds, four to a colour family: light enough to live on paper, coloured enough to be chosen. */
export const grounds = {
  paper: "#f1e8da",
  shell: "#f2ddd0",
  mist: "#dde4e2",
  dew: "#dfe5d2",
  straw: "#f2e2bd",
  lilac: "#e3dae2",
  ice: "#d7e2ea",
  dune: "#e6d5bf",
  peach: "#f3d2bd",
  stone: "#d9d5cc",
} as const;

export type GroundName = keyof typeof grounds;

const groundsFor: Record<ColourName, readonly GroundName[]> = {
  bone: ["peach", "mist", "dune", "lilac"],
  cream: ["dune", "ice", "peach", "dew"],
  oat: ["mist", "shell", "ice", "dew"],
  oak: ["mist", "dew", "paper", "ice"],
  walnut: ["straw", "shell", "dew", "paper"],
  clay: ["mist", "paper", "dew", "ice"],
  rust: ["shell", "straw", "mist", "dune"],
  ochre: ["ice", "paper", "lilac", "mist"],
  blush: ["dew", "paper", "ice", "stone"],
  berry: ["shell", "lilac", "paper", "dune"],
  plum: ["lilac", "peach", "stone", "straw"],
  sky: ["paper", "shell", "straw", "stone"],
  indigo: ["ice", "peach", "paper", "straw"],
  fog: ["paper", "shell", "straw", "lilac"],
  slate: ["mist", "straw", "shell", "dune"],
  ink: ["straw", "ice", "peach", "stone"],
  charcoal: ["dune", "dew", "paper", "shell"],
  sage: ["paper", "shell", "lilac", "straw"],
  moss: ["dew", "straw", "dune", "paper"],
  pine: ["dew", "peach", "paper", "dune"],
  teal: ["ice", "peach", "straw", "paper"],
  brass: ["ice", "lilac", "dew", "stone"],
  silver: ["shell", "ice", "lilac", "straw"],
  copper: ["ice", "dew", "paper", "stone"],
};

export function groundFor(colour: ColourName, index: number): GroundName {
  const choices = groundsFor[colour];
  return choices[index % choices.length] ?? "paper";
}

const channels = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

export function mix(from: string, to: string, amount: number): string {
  const target = channels(to);
  const mixed = channels(from).map((channel, i) => Math.round(channel + ((target[i] ?? 0) - channel) * amount));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** 0 for black, 1 for white. */
export function lightness(hex: string): number {
  const [r = 0, g = 0, b = 0] = channels(hex);
  return (r * 0.299 + g * 0.587 + b * 0.114) / 255;
}

/** Shadows lean violet and lights lean straw, in every picture. */
export const shadeOf = (hex: string, amount = 0.24): string => mix(hex, "#2c2138", amount);
export const lightOf = (hex: string, amount = 0.34): string => mix(hex, "#fff6e3", amount);

export interface Tones {
  base: string;
  dark: string;
  deep: string;
  light: string;
  pale: string;
}

export function tonesOf(hex: string): Tones {
  const isDark = lightness(hex) < 0.3;
  return {
    base: hex,
    dark: shadeOf(hex, isDark ? 0.34 : 0.22),
    deep: shadeOf(hex, isDark ? 0.6 : 0.44),
    light: lightOf(hex, isDark ? 0.2 : 0.34),
    pale: lightOf(hex, isDark ? 0.5 : 0.66),
  };
}
