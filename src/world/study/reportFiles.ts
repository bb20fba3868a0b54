const english = `---
title: Safety and well-being in made-up housing areas
slug: levels
lead: What people in the areas, the social-housing sector and the population answered.
---

**The figures are made up.** A program invented the areas, the residents and their answers. Nothing here describes a real
person or place.

## Safety and well-being

In the areas the total was :num{level=total wave=2018 group=areas} in :wave[2018] and :num{level=total wave=2021 group=areas}
in :wave[2021], on a scale from zero to one. In :wave[2021] it was :num{level=total wave=2021 group=sector} in the
social-housing sector and :num{level=total wave=2021 group=population} in the population.

::chart[Safety and well-being in the three groups]{#total levels=total}

::chart[The six dimensions in the areas]{#dimensions levels="safety cohesion efficacy trust satisfaction quality" wave=2021 group=areas}

## How people like where they live

::chart[Glad to live in their area]{#glad levels=glad}

::table[Glad to live in their area, by age]{#by-age levels=glad by=age group=areas}

## Where to go from here

This report tells levels. Which way things went is written as a claim, which is checked against the data each time; what is
true of the whole country stands in \`truth.json\`.
`;

const danish = `---
title: Tryghed og trivsel i opdigtede boligområder
slug: levels
lead: Hvad folk i områderne, den almene sektor og befolkningen har svaret.
---

**Tallene er opdigtede.** Et program har fundet på områderne, beboerne og deres svar. Intet her beskriver et virkeligt
menneske eller sted.

## Tryghed og trivsel

I områderne var det samlede mål :num{level=total wave=2018 group=areas} i :wave[2018] og :num{level=total wave=2021 group=areas}
i :wave[2021] på en skala fra nul til en. I :wave[2021] var det :num{level=total wave=2021 group=sector} i den almene sektor
og :num{level=total wave=2021 group=population} i befolkningen.

::chart[Tryghed og trivsel i de tre grupper]{#total levels=total}

::chart[De seks dimensioner i områderne]{#dimensions levels="safety cohesion efficacy trust satisfaction quality" wave=2021 group=areas}

## Hvad folk synes om at bo, hvor de bor

::chart[Glade for at bo i deres område]{#glad levels=glad}

::table[Glade for at bo i deres område, fordelt på alder]{#by-age levels=glad by=age group=areas}

## Herfra og videre

Denne rapport fortæller niveauer. Hvad der er gået den ene eller den anden vej, skrives som en påstand, der efterprøves mod
data hver gang; hvad der gælder for hele landet, står i \`truth.json\`.
`;

/**
 * A small report of a world in two languages. It tells levels of everybody in a group, which no world is too small
 * for, and says of nothing which way it went: so it holds whatever the seed and the size.
 */
export const reportFiles = [
  { file: "reports/levels.da.md", text: danish },
  { file: "reports/levels.en.md", text: english },
] as const;
