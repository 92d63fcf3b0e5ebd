import { randomFrom } from "../random";
import { seedSellers } from "./sellers";

export interface SeedAddress {
  line1: string;
  city: string;
  state: string;
  postalCode: string;
  country: "US";
}

export interface SeedPerson {
  email: string;
  firstName: string;
  lastName: string;
  role: "shopper" | "seller" | "staff";
  /** What of the platform they look after. */
  staffRole?: "owner" | "finance";
  /** The shop they own. */
  sellerSlug?: string;
  address?: SeedAddress;
}

const firstNames =
  "Amara Ben Carmen Dev Elena Felix Grace Hector Imani Jonas Keiko Liam Mina Noor Omar Paloma Quinn Rafael Sofia Tomas Uma Victor Wren Xavier Yara Zane Alice Bruno Celia Dana Emmett Fatima".split(
    " ",
  );
const lastNames =
  "Alvarez Brandt Chen Dawson Edwards Fischer Gupta Hayes Ibrahim Jensen Khan Larsen Moreau Nguyen Ortiz Patel Quintero Reyes Shah Torres Ueda Vance Walsh Young Zhou Brooks Coleman Duarte Ellis Flores Grant".split(
    " ",
  );
const streets = "Maple,Oak,Juniper,Second,Division,Lincoln,Prospect,Mill,Spring,Harbor,Chestnut,Highland".split(",");
const towns =
  "Portland ME 04101,Concord NH 03301,Montpelier VT 05602,Boston MA 02116,Hartford CT 06103,Albany NY 12207,Trenton NJ 08608,Philadelphia PA 19107,Dover DE 19901,Annapolis MD 21401,Richmond VA 23220,Charleston WV 25301,Raleigh NC 27601,Columbia SC 29201,Savannah GA 31401,Tampa FL 33602,Mobile AL 36602,Jackson MS 39201,Baton Rouge LA 70802,Little Rock AR 72201,Memphis TN 38103,Louisville KY 40202,Columbus OH 43215,Lansing MI 48933,Indianapolis IN 46204,Peoria IL 61602,Madison WI 53703,Duluth MN 55802,Des Moines IA 50309,St. Louis MO 63103,Lincoln NE 68508,Topeka KS 66603,Tulsa OK 74103,Austin TX 78701,Fargo ND 58102,Rapid City SD 57701,Billings MT 59101,Cheyenne WY 82001,Denver CO 80202,Taos NM 87571,Tucson AZ 85701,Provo UT 84601,Boise ID 83702,Reno NV 89501,Spokane WA 99201,Eugene OR 97401,Fresno CA 93721,Anchorage AK 99501,Hilo HI 96720".split(
    ",",
  );

function addressOf(seed: string, index: number): SeedAddress {
  const random = randomFrom(seed);
  const [, city = "", state = "", postalCode = ""] =
    /^(.*) (\w\w) (\d{5})$/.exec(towns[index % towns.length] ?? "") ?? [];
  return {
    line1: `${random.int(11, 1990)} ${random.pick(streets)} ${random.pick(["Street", "Avenue", "Road", "Lane"])}`,
    city,
    state,
    postalCode,
    country: "US",
  };
}

function shoppers(): SeedPerson[] {
  return Array.from({ length: 120 }, (_, i) => {
    const firstName = firstNames[i % firstNames.length] ?? "Amara";
    const lastName = lastNames[(i * 7 + Math.floor(i / firstNames.length)) % lastNames.length] ?? "Chen";
    const email = `${firstName}.${lastName}.${i + 1}@example.com`.toLowerCase();
    return { email, firstName, lastName, role: "shopper", address: addressOf(email, i) };
  });
}

export const demoPeople: readonly SeedPerson[] = [
  {
    email: "shopper@example.com",
    firstName: "Sam",
    lastName: "Rivera",
    role: "shopper",
    address: { line1: "48 Juniper Street", city: "Portland", state: "OR", postalCode: "97205", country: "US" },
  },
  { email: "staff@example.com", firstName: "Robin", lastName: "Ashworth", role: "staff", staffRole: "owner" },
  { email: "staff-two@example.com", firstName: "Noa", lastName: "Lindqvist", role: "staff", staffRole: "finance" },
  ...seedSellers.map(
    ({ slug, founder, shipFrom }): SeedPerson => ({ ...founder, role: "seller", sellerSlug: slug, address: shipFrom }),
  ),
  ...shoppers(),
];
