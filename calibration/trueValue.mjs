/** The truth about any quantity that a study estimates; `null` for what nobody counted. */
export function trueValue(truth) {
  const byKey = (list, keyOf, read) => new Map(list.map((one) => [keyOf(one).join(" "), read(one)]));
  const value = (one) => one.value;
  const levels = byKey(truth.levels, (l) => [l.measure, l.wave, l.group, l.trait, l.category], value);
  const areas = byKey(truth.areas, (a) => [a.measure, a.wave, a.area], value);
  const iccs = byKey(truth.iccs, (i) => [i.measure, i.wave], iccOfAreas(truth));
  const moving = byKey(
    truth.moving,
    (m) => [m.measure],
    (m) => m,
  );
  const drivers = byKey(
    truth.drivers,
    (d) => [d.group, d.dimension],
    (d) => d,
  );
  const compositions = byKey(
    truth.compositions,
    (c) => [c.group, c.measure, c.trait],
    (c) => c,
  );

  const level = (measure, { wave, group, category }) => {
    if (category?.breakdown === "area") return areas.get([measure, wave, category.category].join(" "));
    if (category?.breakdown === "residency") return byResidency(moving.get(measure), wave, category.category);
    return levels.get([measure, wave, group, category?.breakdown, category?.category].join(" ")) ?? null;
  };
  const change = (measure, { from, to }) => level(measure, to) - level(measure, from);
  const meanOfAreas = (measure, wave) => {
    const own = truth.areas.filter((area) => area.measure === measure && area.wave === Number(wave));
    return own.reduce((sum, area) => sum + area.value, 0) / own.length;
  };

  return function of(quantity) {
    const { kind, measure } = quantity;
    switch (kind) {
      case "level":
      case "area":
        return level(measure, quantity.at);
      case "change":
      case "area-change":
        return change(measure, quantity);
      case "difference":
        return level(measure, quantity.of) - level(measure, quantity.against);
      case "change-difference":
        return change(measure, quantity.of) - change(measure, quantity.against);
      case "area-apart":
        return level(measure, quantity.at) - meanOfAreas(measure, quantity.at.wave);
      case "contribution":
        return drivers.get([quantity.from.group, quantity.dimension].join(" ")).contribution;
      case "contribution-share":
        return drivers.get([quantity.from.group, quantity.dimension].join(" ")).share;
      case "component":
        if (quantity.breakdown === "residency") return ofMoving(moving.get(measure), quantity);
        if (quantity.category !== null) return null;
        return compositions.get([quantity.from.group, measure, quantity.breakdown].join(" "))[
          quantity.part === "composition" ? "byShares" : "byMeans"
        ];
      case "clustering":
        return iccs.get([measure, quantity.at.wave].join(" "));
      case "variant": {
        if (quantity.variant !== "areas-equal") return of(quantity.of);
        const { kind, at, from, to } = quantity.of;
        return kind === "level"
          ? meanOfAreas(measure, at.wave)
          : meanOfAreas(measure, to.wave) - meanOfAreas(measure, from.wave);
      }
      default:
        throw new Error(`no truth about ${kind}`);
    }
  };
}

function byResidency(moving, wave, category) {
  if (category === "stayers") return moving.stayers[wave];
  return wave === "2018" ? moving.outMovers.value : moving.inMovers.value;
}

/** As many move in as out, so that nothing is due to other shares of the two. */
function ofMoving({ change, samePeople, otherPeople }, { part, category }) {
  if (part === "composition") return 0;
  return { stayers: samePeople, movers: otherPeople }[category] ?? change;
}

/**
 * The variance that areas were drawn with, as the areas that there are tell it: that of their true means, with K − 1
 * below the line, without what chance makes the means of so many people differ.
 */
function iccOfAreas({ areas }) {
  return ({ measure, wave, betweenAreas, withinAreas }) => {
    const own = areas.filter((area) => area.measure === measure && area.wave === wave);
    const people = own.reduce((sum, area) => sum + area.people, 0) / own.length;
    const between = (betweenAreas * own.length) / (own.length - 1) - withinAreas / people;
    return between / (between + withinAreas);
  };
}
