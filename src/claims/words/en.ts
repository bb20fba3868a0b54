import { type Lexicon, list } from "./lexicon.js";

const small = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";
const tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred";

/** What can be credited, and what it is credited with: "the programme has clearly helped". */
const effort =
  "programmes?|programs?|plans?|efforts?|interventions?|initiatives?|projects?|schemes?|strateg(?:y|ies)|investments?";
const then = String.raw`(?:\s+(?:has|have|had|also|clearly|really|indeed|probably|surely|certainly|did))?`;
const did =
  "made|makes|make|helped|helps|help|led|gave|gives|brought|brings|turned|turns|lifted|lifts|raised|raises|ensured|ensures|secured|secures|saved|saves|prevented|prevents|stopped|stops|solved|solves|transformed|transforms|created|creates|delivered|delivers|paid|benefited|benefits|works|worked";

/** Who may be like somebody else. */
const alike =
  "people|persons|children|pupils|students|adults|residents|tenants|boys|girls|men|women|families|households|others|ones";

/** English words that assert, and English words that only look as if they did. */
export const english: Lexicon = {
  words: {
    rise: list`
      rose, risen, increased, grew, improved, rise, rises, rising, increas*, grow, grows, grown,
      growing, growth, climb, climb(s|ed|ing), (go|goes|going|gone|went) up, up (by|from), gain,
      gain(s|ed|ing), improv(e|es|ing|ement|ements), strengthened, surg(e|es|ed|ing), jump(s|ed|ing),
      soar*, shot up, (sky)?rocket(s|ed|ing), spik(es|ed|ing), boost*,
      (is|are|was|were) up(?!\s+to), upward*, upturn*, recover*, rebound*
    `,
    fall: list`
      fell, fallen, decreased, declined, dropped, fall, falls, falling, declin*, decreas*, drop,
      drop(s|ping), (go|goes|going|gone|went) down, down (by|from), reduc*, shrink*, shrank, shrunk,
      worsen*, deteriorat*, diminish*, weaken*, lessen*, plung*, slump*, downward*, downturn*, dip,
      dip(s|ped), plummet*, tumbl(e|es|ed|ing), erod(e|es|ed|ing), erosion, nosediv*, nose div*,
      collaps(e|es|ed|ing), dwindl*, crashed, slid, (is|are|was|were) down, sank, sunk, sink(s|ing)?
    `,
    higher: list`
      higher, greater, larger, more, bigger, better,
      (is|are|was|were|lies|lie|lay|well|far|just|slightly) above, exceed*, surpass*, outperform*
    `,
    lower: list`
      lower, smaller, fewer, less, worse, (is|are|was|were|lies|lie|lay|well|far|just|slightly) below,
      lag(s|ged|ging) behind, lag behind
    `,
    comparative: list`*er than, changed, differ, differ(s|ed), (is|are|was|were) different`,
    significance: list`significantly, significant, significan*, statistically`,
    hedge: list`
      not significantly, not significant, not statistically significant*, insignifican*,
      non significan*, nonsignifican*, without statistical significance,
      within the (margin|range) of (error|uncertainty), within the statistical uncertainty,
      within the uncertainty, (may|could|might) be chance, (may|could|might) be due to chance
    `,
    "none-shown": list`
      no change can be shown, no difference can be shown, no … (can|could) be shown,
      (cannot|can't) be shown, (can|could) not be shown, not be shown,
      (is|was|were|are) not (statistically\s+)?significantly different,
      (change|difference) (is|was) not (statistically\s+)?significant,
      no (clear\s+|statistical\s+)?(evidence|sign|indication) of (a|any) (significant\s+)?(change|difference),
      no (change|difference) (is|was) (seen|found|shown|detected|statistically significant|significant),
      no significant (change|difference), no statistically significant (change|difference),
      (did|do|does|has|have) not (change|changed|differ|differed) significantly
    `,
    negation: list`not, no, never, neither, nor, none, cannot, hardly, *n['’]t`,
    "at-least": list`at least, no less than, no fewer than, not less than`,
    "more-than": list`more than, (well|just|far) over, (well|just|far) above (?=\uFFFC), upwards of`,
    "at-most": list`at most, no more than, not more than, up to`,
    "less-than": list`less than, fewer than`,
    between: list`between`,
    number: list`
      half, halves, halv(ed|ing), twice, thrice, double, doubl(ed|es|ing), tripl(e|ed|es|ing),
      quadrupl*, (a|one|two) third, (a|one|two) thirds, third of, thirds, (a|one|three) quarter,
      (a|one|three) quarters, quarter of, quarters of,
      (a|one|two|three|four) (fifth|fifths|sixth|eighth|eighths|tenth|tenths), majority,
      (${small}|${tens}|many)fold, (${small}|${tens}) fold, million*, billion*, hundreds, thousands,
      scores of, most (of|people|respondents|residents|adults|areas), dozen*,
      (${small}) (in|of|out\s+of) (every\s+)?(${small}|${tens}),
      (${small}|${tens}) (percent|percentage), (${small}|${tens}) per cent
    `,
    same: list`
      unchanged, stable, steady, constant, identical, equally, equal to, just as,
      as (much|many|large|high|low|happy|often) as, no different,
      the same (extent|degree|level|rate|pace|direction), to the same,
      (is|are|was|were|stay|stays|stayed|remain|remains|remained) (the\s+same|similar|alike),
      similar (extent|degree|level|levels|rate|share|shares|rise|fall|increase|decrease|change|development),
      similarly, (did|do|does|has|have) not (change|changed)
    `,
    cause: list`
      driven, because, cause, caus(es|ed|ing|al|ally|ality), effect, effects, affect,
      affect(s|ed|ing), impact*, influenc*, (lead|leads|leading|led) to, due to, owing to, thanks to,
      as a (result|consequence), consequence*, brought about, (bring|brings|bringing) about,
      (that|which|this) is why, (programme|program|plan|plans|effort|efforts|intervention) (works|worked),
      (programme|program|plan|plans|effort|efforts|intervention) (has|have) worked, (resulted|resulting) in, attribut(ed|able) to,
      explained by, (${effort})${then}${then} (${did}),
      (made|makes|making|make) … (safer|better|happier|calmer|nicer|cleaner|stronger|healthier|richer|quieter|greener)
    `,
    indication: list`sign of, signs of, suggests, suggest(s|ed|ing)?, (point|points|pointed|pointing) to`,
    driver: list`
      driven by, carried by, accounts for, contributes to, driven (also|partly|in\s+part) by,
      account(s|ed|ing)? for, contribut(e|es|ed|ing|ion) to, contribut(e|es|ed|ing) \uFFFC+ to
    `,
    part: list`adds to, add(s|ed|ing)? to, add(s|ed|ing)? \uFFFC+ to, pull(s|ed|ing)? up`,
    counter: list`
      works against, takes from, pulls down, work(s|ed|ing)? against, (take|takes|took|taking) from,
      (take|takes|took|taking) \uFFFC+ from, pull(s|ed|ing)? down, counteract(s|ed|ing)?, offset(s|ting)?,
      drag(s|ged|ging)? down, (hold|holds|held|holding) back
    `,
    credit: list`
      works, worked, has worked, made, makes, produced, produces, created, creates, helped, helps, paid off,
      delivered, therefore, thus, hence, thereby, so (the|that|they)
    `,
    only: list`only, solely, exclusively, merely`,
    extreme: list`
      highest, lowest, largest, smallest, biggest, greatest, the (best|worst|most|least), rank*, safest, happiest, healthiest, strongest, weakest, poorest,
      saddest, a record, record (high|low|level), (is|are|was|were|pulled|moved|stay|stayed|far) ahead,
      overtak(e|es|en|ing), overtook, outstrip*, (come|comes|came) (first|last)
    `,
    gap: list`widen(s|ed|ing)?, narrow(s|ed|ing), (gap|difference) (closed|closes|closing), caught up, (catch|catches|catching) up,
      (trail|trails|trailed|trailing) (behind|the),
      (gap|difference)(\s+(is|has|was|had))? (gone|closed|disappeared|vanished)`,
    all: list`
      (in|for|among|across) (all|every|each|both),
      (all|both|every|each) (group|groups|area|areas|dimension|dimensions|category|categories|wave|waves|year|years),
      everywhere, across the board
    `,
    size: list`
      sharply, strongly,
      (steep|marked|considerab|substantial|dramatical|clear|great|marginal|slight|bare)ly,
      a (little|lot), few, very few, a handful, minority, minorities
    `,
    everybody: list`
      everybody, nobody, everyone, no one, (almost|nearly|virtually|practically) (all|none|everyone|everybody),
      hardly (any|anyone|anybody)
    `,
    judgement: list`
      a … success, a success, success of, success story, successes, succeed*, successful, failure of, a … failure, a failure, (${effort}) failed
    `,
    standardised: list`
      with the same composition, standardised, standardized, (same|equal|alike) composition, standardi(s|z)ation, standardi(s|z)ing,
      (composition|mix) been (the\s+)?(same|alike|equal), (same|equal) mix of people
    `,
    matched: list`
      similar people, similar children, people like them, matched, match(ed|ing), (similar|comparable|matching) (${alike}),
      (${alike}) (who\s+are\s+)?like (them|these|those), like (children|pupils|students|adults|residents|tenants)
    `,
    stayed: list`
      those who stayed, stayers, who (have\s+|had\s+)?(stayed|stay|remained|remain), stayer
    `,
    came: list`
      newcomers, those who came, people who moved in, who (have\s+|had\s+)?(came|come|arrived|moved\s+in),
      (has|have|had) moved in, in movers, in mover, newcomer
    `,
    left: list`
      those who left, people who moved out, leavers, who (have\s+|had\s+)?(left|moved\s+(out|away)),
      (has|have|had) moved (out|away), out movers, out mover
    `,
    siblings: list`
      among brothers and sisters, part of families, brothers and sisters, brother and sister, siblings, sibling,
      (within|between) families, within (the\s+same|a|one) family, (from|of) the same family
    `,
    longer: list`
      for every extra year, for each extra year, (every|each|an|one|per) (extra|additional|further) year,
      (every|each|a|one|per) year (more|longer), (for|with) (every|each) year (in|of|there|here|lived|spent),
      the longer, (longer|more) years
    `,
    benign: list`
      higher (education|degree|degrees|secondary|learning|vocational),
      highest (degree|degrees|education|educational|level|qualification|qualifications|completed|attained),
      lower secondary, more (about|information|detail|details|on), (read|learn|find|see) more,
      (once|or) more, more or less, fall(s|ing)? (within|under|outside|into|between),
      fell (within|under|outside|into|between), in the fall, declin(e|es|ed|ing) to,
      drop(s|ped|ping)? (out|outs), (give|gives|giving|gave) rise, (grow|grew|grown|growing) (up|ups),
      gain(s|ed|ing)? (access|insight), (is|are|was|were|been) collapsed,
      collaps(ed|ing) (into|categories|strata|cells|codes), (is|are|was|were) up (for|and), (rather|other|older|younger|later|earlier|longer|shorter) than,
      (design|side|random|fixed|mixed) (effect|effects), (take|takes|took|taking) effect,
      account(s|ed|ing)? for (overlap|clustering|nonresponse|missing|the\s+(overlap|design|clustering|nonresponse|sampling|weights|strata)),
      (not|read) only, double check*, (hour|hours|year|years|month|months) and a half, half an hour
    `,
  },
  chances: {
    "share-gap": list`gap, gap between the shares, minus, difference, gaps, distance, behind`,
    "share-ratio": list`ratio of the shares, times as, ratio of shares, share ratio, times the share, relative (risk|chance)`,
    "odds-ratio": list`odds ratio, odds, odds ratios`,
    dissimilarity: list`index of dissimilarity, dissimilarity`,
    "rank-slope": list`slope, slopes, rank rank`,
    "rank-at-25": list`rank, place, ranks, ranked, percentile*`,
    upward: list`above their parents, more than their parents, (above|over|beyond|than) (their\s+|the\s+)?(own\s+)?(parents|father|mother)`,
    transition: list`class, third, fourth, fifth, bottom, top, class*, (half|quarter|third|fourth|fifth|tenth|quartile|quintile|decile)s?, lowest, highest`,
    mobility: list`mobility, index of mobility, mobility index`,
    "bottom-to-top": list`bottom … top, (bottom|top) (half|quarter|third|fourth|fifth|tenth|class|quartile|quintile), bottom … (top|highest|uppermost), (lowest|lower) … (top|highest|uppermost)`,
    "mutual-information": list`origin tells, told by, mutual information, tell, tells, told`,
    "uniform-difference": list`strength, stronger, weaker, all odds ratios, strengthen*, weaken*, strong*, uniform difference`,
  },
  small: "the and of is are was were to in that who with from this which it by on".split(" "),
  opposites: [
    "unhapp*",
    "unsafe*",
    "unsatisf*",
    "dissatisf*",
    "distrust*",
    "mistrust*",
    "insecur*",
    "discontent*",
    "unwell",
    "unease",
    "uneasy",
    "unhealthy",
  ],
  from: ["from"],
  to: ["to", "until", "till"],
  since: ["since", "than before", "after", "following"],
  by: ["by"],
  earlier: ["before", "prior to", "ahead of", "earlier than"],
  than: [
    "than(?!\\s+(?:expected|before|usual|hoped|ever|previously))",
    "compared with",
    "compared to",
    "relative to",
    "against",
  ],
};
