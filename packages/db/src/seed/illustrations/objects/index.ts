import type { Archetype } from "../archetype";
import { furniture } from "./furniture";
import { household } from "./household";
import { paperAndPantry } from "./paper-and-pantry";
import { smallThings } from "./small-things";
import { tableware } from "./tableware";
import { wearables } from "./wearables";

const all = { ...tableware, ...furniture, ...wearables, ...paperAndPantry, ...household, ...smallThings };

export type ArchetypeName = keyof typeof all;

export const archetypes: Readonly<Record<ArchetypeName, Archetype>> = all;

export const archetypeNames = Object.keys(all) as ArchetypeName[];
