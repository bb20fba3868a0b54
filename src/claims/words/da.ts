import { type Lexicon, list } from "./lexicon.js";

const small = "en|én|et|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv";
const tens = "tyve|tredive|fyrre|halvtreds|tres|halvfjerds|firs|halvfems|hundrede";
const ordinals = "anden|andet|tredje|fjerde|femte|sjette|syvende|ottende|niende|tiende";

/** Danish words that assert, and Danish words that only look as if they did. */
export const danish: Lexicon = {
  words: {
    rise: list`
      steg, steget, øget, vokset, forbedret, stige, stiger, stigende, *stigning, *stigning(en|er|erne),
      øge, øg(er|es|ede|edes|ning|ningen), forøg*, voks(e|er|ede|ende), vækst*, tilvækst*, forbedr*,
      bedring*, fremgang*, (gå|går|gik|gået) (op|frem), styrk(es|et|ede|edes), tiltog, tiltagende,
      højnet, opad*, genvundet
    `,
    fall: list`
      faldt, faldet, falder, reduceret, formindsket, falde, faldende, fald, faldene, nedgang*, reducer*,
      reduktion*, formindsk*, mindsk*, nedbring*, nedbragt*, forværr*, forring*, svæk*,
      aftag(er|et|ende), aftog, tilbagegang*, (gå|går|gik|gået) (ned|tilbage), signifikant tilbage,
      skrump*, dykke(r|t|de), nedad*
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
      ikke påvis(es|e|t), ingen … (kan|kunne) påvises, (kan|kunne) (der\s+)?påvises ingen,
      (kan|kunne) der ikke påvises,
      ingen (signifikant|signifikante) (ændring|forskel|udvikling|ændringer|forskelle),
      ingen statistisk (sikker|sikre|signifikant) (ændring|forskel|udvikling),
      (ændrede|ændrer|adskilte|adskiller) sig ikke (statistisk\s+)?signifikant,
      ikke (ændret|adskilt) sig signifikant
    `,
    negation: list`ikke, ingen, intet, aldrig, hverken, næppe`,
    "at-least": list`mindst, ikke under, ikke mindre end`,
    "more-than": list`mere end, flere end`,
    "at-most": list`højst, maksimalt, ikke mere end, ikke flere end, op til`,
    "less-than": list`mindre end, færre end`,
    between: list`mellem`,
    number: list`
      halvdelen, halvt, halve, halver*, dobbelt, dobbelt så, fordobl*, tredobl*, tredjedel*, fjerdedel*,
      femtedel*, sjettedel*, ottendedel*, tiendedel*, flertal*, de fleste, fleste, hver (${ordinals}),
      (${small}) (af|ud\s+af) (hver\s+)?(${small}|${tens}), (${small}) procent*, *(${tens}) procent*
    `,
    same: list`
      uændret, uændrede, stabil*, konstant*, identisk*, tilsvarende, lige så,
      lige (mange|meget|ofte|stor|store), i samme (grad|omfang|retning|takt),
      samme (niveau|udvikling|andel|tempo), på niveau med, (er|var|forblev|forbliver) (den|det) samme,
      (ændrede|ændrer) sig ikke, ikke (ændret|ændrer|ændrede) sig
    `,
    cause: list`
      drevet af, skyldes, skyldtes, fordi, på grund af, pga, dri(ves|ver) af, virkning*, effekt,
      effekt(en|er|erne), påvirk*, forårsag*, årsag*, bidrag(er|et)? til, bidrog til, medfør*,
      (føre|fører|førte|ført) til, takket være, som følge af, resulter* i, betydning for, afgørende for,
      forklares (af|ved|med)
    `,
    only: list`kun, udelukkende`,
    extreme: list`
      højeste, laveste, største, mindste, højest, lavest, størst, flest, færrest*, bedst*, værst*
    `,
    gap: list`(indsnævr|udvid)(e|er|ede|es|et), forskel(len|lene)? (lukkede|lukkes|lukket)`,
    all: list`
      (i|for|blandt) (alle|samtlige|hver|begge), på tværs af,
      (alle|samtlige|begge|hver) (gruppe|grupper|område|områder|dimension|dimensioner|kategori|kategorier|år|målinger),
      overalt, både … og
    `,
    size: list`markant, kraftig(t)?, betydelig(t)?, væsentlig(t)?, tydelig(t)?, en smule, lidt`,
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
  from: ["fra"],
  to: ["til"],
  than: ["end", "sammenlignet med", "i forhold til", "mod"],
};
