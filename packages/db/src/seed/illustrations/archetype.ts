import type { Pen } from "./pen";

export type SceneName = "table" | "shelf" | "sill" | "peg" | "floor" | "cloth" | "wall" | "hill";

export interface Archetype {
  /** Top of the drawing above the floor line. */
  height: number;
  /** Half the width of what touches the floor. */
  foot: number;
  stance: "stand" | "hang" | "flat";
  /** The outline its shadow has, when the whole drawing would be too much to throw. */
  silhouette?: string;
  /** Where a close look is taken. */
  focus: readonly [number, number];
  zoom?: number;
  /** How large beside the furniture of a scene. */
  inScene: number;
  scenes: readonly SceneName[];
  draw(pen: Pen): string;
}
