import type { Language } from "./text.js";

/**
 * A label as it stands within a sentence: "The areas" is "the areas", and "Elm Park" stays.
 *
 * Only a first word that is listed here as ordinary in the language loses its capital, so that no name can.
 */
export function midSentence(label: string, language: Language): string {
  const [word = ""] = /^\p{L}+/u.exec(label) ?? [];
  const small = word.toLowerCase();
  return ordinary.get(language)?.has(small) ? small + label.slice(word.length) : label;
}

const words = {
  da: "de den det en et dem alle andre anden andet områder områderne området boligområder boligområderne kvarterer kvartererne folk kvinder mænd piger drenge voksne beboere beboerne lejere lejerne børn børnene elever studerende unge yngre ældre gamle forældre forældrene familier husstande boliger personer mennesker borgere borgerne befolkningen almene sociale blevet flyttet tilflyttere fraflyttere grundskole videregående gymnasial gymnasiale erhvervsfaglig erhvervsfaglige kort korte mellemlang mellemlange lang lange lav lavt lave høj højt høje laveste højeste mellemste næsthøjeste næstlaveste første beskæftigede ledige pensionister dansk danske engelsk vestlig vestlige herkomst i på med uden mellem fra under over ingen ikke mindst højst",
  en: "the a an this these those all other areas area neighbourhoods people women men girls boys adults residents tenants children pupils students youth young younger older old parents families households homes housing social persons respondents citizens members stayers movers stayed moved primary secondary higher lower high low middle medium short long highest lowest second third fourth fifth first vocational employed unemployed retired no not in on with without between under over outside at",
};

/** Words that a label may begin with, and that have no capital within a sentence. */
const ordinary: ReadonlyMap<Language, ReadonlySet<string>> = new Map(
  Object.entries(words).map(([language, list]) => [language, new Set(list.split(" "))]),
);
