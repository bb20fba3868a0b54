import { type Lexicon, list } from "./lexicon.js";

const small = "en|én|et|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv";
const tens = "tyve|tredive|fyrre|halvtreds|tres|halvfjerds|firs|halvfems|hundrede";
const ordinals = "anden|andet|tredje|fjerde|femte|sjette|syvende|ottende|niende|tiende";

/** What can be credited, and what it is credited with: "helhedsplanen har tydeligt hjulpet". */
const effort =
  "indsats(?:en|er|erne)?|plan(?:en|er|erne)?|program(?:met|mer|merne)?|tiltag(?:et|ene)?|projekt(?:et|er|erne)?|strategi(?:en|er|erne)?|investering(?:en|er|erne)?";
const then = String.raw`(?:\s+(?:har|havde|også|tydeligt|virkelig|faktisk|formentlig|nok|sikkert))?`;
const did =
  "gjort|gjorde|gør|hjulpet|hjalp|hjælper|ført|førte|fører|skabt|skabte|skaber|givet|gav|giver|bragt|bragte|bringer|løftet|løftede|løfter|hævet|hævede|hæver|vendt|vendte|vender|sikret|sikrede|sikrer|reddet|reddede|redder|forhindret|forhindrede|forhindrer|forebygget|forebyggede|forebygger|stoppet|stoppede|løst|løste|løser|lykkedes|lykkes|fejlet|fejlede|virket|virkede|virker";

/** Who may be like somebody else. */
const alike =
  "mennesker|personer|folk|børn|elever|studerende|unge|voksne|beboere|lejere|drenge|piger|mænd|kvinder|familier|husstande|andre";

/** Danish words that assert, and Danish words that only look as if they did. */
export const danish: Lexicon = {
  words: {
    rise: list`
      steg, steget, øget, vokset, forbedret, stige, stiger, stigende, *stigning, *stigning(en|er|erne),
      øge, øg(er|es|ede|edes|ning|ningen), forøg*, voks(e|er|ede|ende), vækst*, tilvækst*, forbedr*,
      bedring*, fremgang*, (gå|går|gik|gået) (op|frem), styrk(es|et|ede|edes), tiltog, tiltagende,
      højnet, sk(ød|udt|yder) i vejret, (blev|bliver|blevet|er) (løftet|hævet),
      (gå|går|gik|gået) fremad, opad*, genvundet
    `,
    fall: list`
      faldt, faldet, falder, reduceret, formindsket, falde, faldende, fald, faldene, nedgang*, reducer*,
      reduktion*, formindsk*, mindsk*, nedbring*, nedbragt*, forværr*, forring*, svæk*,
      aftag(er|et|ende), aftog, tilbagegang*, (gå|går|gik|gået) (ned|tilbage), signifikant tilbage,
      skrump*, bras(er|ede|et|te)? (sammen|ned), ra(s|sl)(er|ede|et|te) ned, styrtdyk*, styrtblød*,
      styrt(er|ede|et) ned, eroder*, kollaps*, smuldr*, (gå|går|gik|gået) bagud, dykke(r|t|de), nedad*
    `,
    higher: list`
      højere, større, flere, mere, bedre, (er|var|ligger|lå) over, over gennemsnittet, overgå(r|et),
      oversteg, oversti(ge|ger|get)
    `,
    lower: list`
      lavere, mindre, færre, dårligere, ringere, værre, (er|var|ligger|lå) under, under gennemsnittet
    `,
    comparative: list`*ere end, (ændret|ændrede) sig, adskil(ler|te) sig, (er|var) forskellig(e)? fra`,
    significance: list`signifikant, signifikan*, statistisk sik(ker|kert|re)`,
    hedge: list`
      ikke signifikant, ikke statistisk sik(ker|kert|re), ikke statistisk signifikan*, ikke signifikan*,
      insignifikan*, uden statistisk sikkerhed, inden for usikkerheden,
      inden for den statistiske usikkerhed, kan (være|skyldes) tilfældig*
    `,
    "none-shown": list`
      kan ikke påvises, (kan|kunne) ikke (påvises|vises), ikke (kan|kunne) (påvises|vises),
      ikke påvis(es|e|t),
      (forskel|forskellen|ændring|ændringen) (er|var) ikke (statistisk\s+)?(signifikant|sikker),
      ikke nogen (statistisk\s+)?(signifikant|sikker) (ændring|forskel|udvikling),
      (ses|findes|sås|fandtes|er|var) (der\s+)?ingen (ændring|forskel),
      ingen (ændring|forskel) (ses|kan ses|findes),
      ikke (tegn|belæg) (på|for) (en|nogen) (forskel|ændring), ingen tegn på (en|nogen) (forskel|ændring), ingen … (kan|kunne) påvises, (kan|kunne) (der\s+)?påvises ingen,
      (kan|kunne) der ikke påvises,
      ingen (signifikant|signifikante) (ændring|forskel|udvikling|ændringer|forskelle),
      ingen statistisk (sikker|sikre|signifikant) (ændring|forskel|udvikling),
      (ændrede|ændrer|adskilte|adskiller) sig ikke (statistisk\s+)?signifikant,
      ikke (ændret|adskilt) sig signifikant
    `,
    negation: list`ikke, ingen, intet, aldrig, hverken, næppe`,
    "at-least": list`mindst, ikke under, ikke mindre end`,
    "more-than": list`mere end, flere end, (langt|godt|et\s+godt\s+stykke) over`,
    "at-most": list`højst, maksimalt, ikke mere end, ikke flere end, op til`,
    "less-than": list`mindre end, færre end`,
    between: list`mellem`,
    number: list`
      halvdelen, halvt, halve, halver*, dobbelt, dobbelt så, fordobl*, tredobl*, tredjedel*, fjerdedel*,
      femtedel*, sjettedel*, ottendedel*, tiendedel*, flertal*, (to|tre|fire|fem|seks|syv|otte|ni|ti|mange)dobl*, snes*, million*, milliard*, hundredvis,
      hundreder, tusind*, de fleste, fleste, hver (${ordinals}),
      (${small}) (af|ud\s+af) (hver\s+)?(${small}|${tens}), (${small}) procent*, *(${tens}) procent*
    `,
    same: list`
      uændret, uændrede, stabil*, konstant*, identisk*, tilsvarende, lige så,
      lige (mange|meget|ofte|stor|store), i samme (grad|omfang|retning|takt),
      samme (niveau|udvikling|andel|tempo), på niveau med, (er|var|forblev|forbliver) (den|det) samme,
      (ændrede|ændrer) sig ikke, ikke (ændret|ændrer|ændrede) sig
    `,
    cause: list`
      skyldes, skyldtes, fordi, på grund af, pga, virkning*, effekt,
      effekt(en|er|erne), påvirk*, forårsag*, årsag*, medfør*,
      (føre|fører|førte|ført) til, takket være, som følge af, resulter* i, betydning for, afgørende for, (indsatsen|planen|programmet|tiltaget|strategien) (virker|virkede|virket),
      (indsatsen|planen|programmet|tiltaget|strategien) har virket,
      forklares (af|ved|med), *(${effort})${then}${then} (${did}),
      (gjort|gjorde|gør|gøre) … (tryggere|bedre|gladere|roligere|pænere|renere|stærkere|sundere|rigere|grønnere)
    `,
    indication: list`tegn på, tyder på, (tyder|tydede|peger|pegede) på`,
    driver: list`
      drevet af, båret af, bidrager til, dri(ves|ver) af, drevet (også|delvis|delvist) af, bæres af,
      bidrag(er|et)? til, bidrog til, bidrager(\s+med)? \uFFFC+ (til|af),
      (udgør|udgjorde) … af(?=\s+(?:(?:den|det|hele)\s+)?(?:stigning|fald|fremgang|forbedring|ændring|udvikling))
    `,
    part: list`trækker op, træk(ker|ket|ke)? op, trak op, lægger \uFFFC+ til, lagde \uFFFC+ til`,
    counter: list`
      modvirker, trækker ned, modvirk(er|ede|et), træk(ker|ket|ke)? ned, trak ned,
      (trækker|trak|trukket) (i\s+)?(den\s+)?(modsat|modsatte|anden) (vej|retning)
    `,
    credit: list`
      virker, virkede, virket, skabt, skaber, skabte, gjort, gør, gjorde, hjulpet, hjalp, derfor, dermed,
      således
    `,
    only: list`kun, udelukkende`,
    extreme: list`
      højeste, laveste, største, mindste, højest, lavest, størst, flest, færrest*, bedst*, værst*, (u)?tryggest*, gladest*, sundest*, stærkest*, svagest*, fattigst*, lykkeligst*,
      overhal(e|er|ede|et), rekord*, i (front|spidsen), (er|var|ligger|lå|kommet) foran
    `,
    gap: list`(indsnævr|udvid)(e|er|ede|es|et), forskel(len|lene)? (lukkede|lukkes|lukket), halt(er|ede|et) (efter|bagefter|bagud),
      sakke(r|de|t)? (agterud|bagud), udlign(er|ede|et|es), (har|have) indhentet (de|den|det|resten|befolkningen),
      (forskel|forskellen|kløft|kløften)(\s+(er|var|blev))? (væk|lukket|forsvundet)`,
    all: list`
      (i|for|blandt) (alle|samtlige|hver|begge), på tværs af,
      (alle|samtlige|begge|hver) (gruppe|grupper|område|områder|dimension|dimensioner|kategori|kategorier|år|målinger),
      overalt, både … og
    `,
    everybody: list`
      enhver, (næsten|stort\s+set|så\s+godt\s+som) (alle|ingen),
      alle (er|var|føler|bor|har|i|beboere|mennesker|voksne), (er|var|føler) alle
    `,
    judgement: list`
      en … succes, en succes, succes*, fiasko*, en … fiasko
    `,
    size: list`markant, kraftig(t)?, betydelig(t)?, væsentlig(t)?, tydelig(t)?, en smule, lidt, mindretal*,
      få (er|var|af|føler|bor|har|beboere|mennesker|personer), (er|var|føler) få, (meget|ganske) få`,
    standardised: list`
      med samme sammensætning, standardiseret, standardiserede, standardiser*, standardisering*, (samme|ens) sammensætning,
      sammensætningen havde været (ens|den\s+samme)
    `,
    matched: list`
      lignende mennesker, lignende børn, tilsvarende børn, match(et|ede|ende), (lignende|tilsvarende|sammenlignelige) (${alike}),
      (${alike}) (der|som) ligner (dem|disse), (${alike}) som (dem|disse)
    `,
    stayed: list`blev boende, bliver boende, blevet boende, fastboende`,
    came: list`
      de der kom til, tilflytningen, tilflyttere, tilflytterne, nytilkomne, tilflyt*, nytilkom*, (flyttede|flyttet|flytter) (ind|til),
      der (kom|er\s+kommet) til
    `,
    left: list`
      ikke længere er der, ikke længere (bor|boede|var|er) (der|her), fraflytningen, fraflyttere, fraflytterne, fraflyt*, (flyttede|flyttet|flytter) (ud|fra|væk), der rejste
    `,
    siblings: list`
      blandt søskende, familiernes del, søskende*, brødre og søstre, bror og søster,
      (inden\s+for|mellem) familier, (inden\s+for|i|fra|af) (den\s+)?samme familie, familiens del
    `,
    longer: list`
      for hvert ekstra år, hvert ekstra år, (hvert|et|ét|pr.|per) (ekstra|yderligere) år,
      (hvert|et|ét) år (mere|længere), (for|med) hvert år (i|der|her), jo (længere|flere)
    `,
    benign: list`
      (højere|længere|kortere) (uddannelse|uddannelser|videregående|læreanstalt|læreanstalter),
      højeste (uddannelse|uddannelsen|fuldførte|gennemførte|afsluttede|opnåede|grad|niveau|skoleuddannelse),
      højest (fuldførte|gennemførte|afsluttede|opnåede), i (hvert|så|givet|alle) fald,
      fald(er|t)? (inden|uden|ind|under|sammen),
      flere (oplysninger|spørgsmål|gange|runder|år|måder|steder|kilder|sprog|dele),
      (eller|af|i|på|med|fra|hos) flere, (læs|se) mere, mere (om|information), mere eller mindre,
      ikke desto mindre, med mindre, ikke kun
    `,
  },
  chances: {
    "share-gap": list`afstand mellem andelene, minus, forskel, afstand*, forskel*, bagefter`,
    "share-ratio": list`forhold mellem andelene, gange så, forholdet mellem andelene, gange andelen, relativ (risiko|chance)`,
    "odds-ratio": list`oddsratio, odds, oddsforhold, oddsratio*, oddsforhold*`,
    dissimilarity: list`ulighedsindeks, dissimilarity, ulighedsindeks*`,
    "rank-slope": list`hældning, hældningen, hældning*`,
    "rank-at-25": list`rang, plads, rang(en|s)?, plads(en|er)?, percentil*`,
    upward: list`over deres forældre, mere end deres forældre, (over|forbi|end) (deres\s+)?(egne\s+)?(forældre|forældrene|forældrenes|far|mor)`,
    transition: list`klasse, tredjedel, fjerdedel, femtedel, nederste, øverste, klasse*, (halv|tredje|fjerde|femte|tiende)del(en|e)?, kvartil*, kvintil*, decil*, laveste, højeste, bund*, top*`,
    mobility: list`mobilitet, mobilitetsindeks, mobilitet*`,
    "bottom-to-top": list`nederste … øverste, bund til top, (nederste|laveste) … (øverste|højeste), bund(en)? … top(pen)?`,
    "mutual-information": list`baggrunden fortæller, gensidig information, fortæl*, fortalt*`,
    "uniform-difference": list`styrken, styrke, stærkere, svagere, alle oddsratioer, styrk*, svæk*`,
  },
  small: "og er det der til af på ikke som med den fra blev var de om har hvor".split(" "),
  opposites: ["utryg*", "utilfreds*", "ulykkelig*", "uglad*", "mistillid*", "mistriv*", "mistro*", "usund*"],
  from: ["fra"],
  to: ["til", "indtil"],
  since: ["siden", "end før", "efter"],
  by: ["(?<!niveau\\s)med"],
  earlier: ["før", "inden", "forud for", "tidligere end"],
  than: [
    "end(?!\\s+(?:ventet|forventet|før|tidligere|håbet|ellers|nogensinde))",
    "sammenlignet med",
    "i forhold til",
    "mod",
  ],
};
