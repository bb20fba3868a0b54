import type { Text } from "../vocabulary/text.js";

export interface Municipality {
  /** Code of Statistics Denmark, three digits. */
  readonly code: number;
  readonly name: string;
  /** Index of its municipality group. */
  readonly group: number;
}

/**
 * The five municipality groups and their 98 municipalities, by real names and codes.
 *
 * source  Statistics Denmark, municipality groups (CC BY 4.0), by way of github.com/rOpenGov/dkstat
 */
const groups: readonly (Text & { readonly members: string })[] = [
  {
    da: "Hovedstadskommuner",
    en: "Capital municipalities",
    members:
      "101 København, 147 Frederiksberg, 151 Ballerup, 153 Brøndby, 155 Dragør, 157 Gentofte, " +
      "159 Gladsaxe, 161 Glostrup, 163 Herlev, 165 Albertslund, 167 Hvidovre, 169 Høje-Taastrup, " +
      "173 Lyngby-Taarbæk, 175 Rødovre, 183 Ishøj, 185 Tårnby, 187 Vallensbæk, 190 Furesø, 201 Allerød, " +
      "223 Hørsholm, 230 Rudersdal, 240 Egedal, 253 Greve, 269 Solrød",
  },
  {
    da: "Storbykommuner",
    en: "City municipalities",
    members: "461 Odense, 751 Aarhus, 851 Aalborg",
  },
  {
    da: "Provinsbykommuner",
    en: "Provincial town municipalities",
    members:
      "217 Helsingør, 219 Hillerød, 259 Køge, 265 Roskilde, 330 Slagelse, 370 Næstved, 561 Esbjerg, " +
      "607 Fredericia, 615 Horsens, 621 Kolding, 630 Vejle, 657 Herning, 661 Holstebro, 730 Randers, " +
      "740 Silkeborg, 791 Viborg",
  },
  {
    da: "Oplandskommuner",
    en: "Commuter municipalities",
    members:
      "210 Fredensborg, 250 Frederikssund, 260 Halsnæs, 270 Gribskov, 316 Holbæk, 320 Faxe, " +
      "329 Ringsted, 336 Stevns, 340 Sorø, 350 Lejre, 410 Middelfart, 420 Assens, 430 Faaborg-Midtfyn, " +
      "440 Kerteminde, 450 Nyborg, 480 Nordfyns, 575 Vejen, 706 Syddjurs, 710 Favrskov, 727 Odder, " +
      "746 Skanderborg, 756 Ikast-Brande, 766 Hedensted, 840 Rebild",
  },
  {
    da: "Landkommuner",
    en: "Rural municipalities",
    members:
      "306 Odsherred, 326 Kalundborg, 360 Lolland, 376 Guldborgsund, 390 Vordingborg, 400 Bornholm, " +
      "479 Svendborg, 482 Langeland, 492 Ærø, 510 Haderslev, 530 Billund, 540 Sønderborg, 550 Tønder, " +
      "563 Fanø, 573 Varde, 580 Aabenraa, 665 Lemvig, 671 Struer, 707 Norddjurs, 741 Samsø, " +
      "760 Ringkøbing-Skjern, 773 Morsø, 779 Skive, 787 Thisted, 810 Brønderslev, 813 Frederikshavn, " +
      "820 Vesthimmerlands, 825 Læsø, 846 Mariagerfjord, 849 Jammerbugt, 860 Hjørring",
  },
];

export const municipalityGroups: readonly Text[] = groups.map(({ da = "", en = "" }) => ({ da, en }));

export const municipalities: readonly Municipality[] = groups.flatMap(({ members = "" }, group) =>
  members.split(", ").map((member) => ({ code: Number(member.slice(0, 3)), name: member.slice(4), group })),
);
