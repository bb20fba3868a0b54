/** How rows of children are made from the registers, as `registers.yaml`. */
export function registersFile(): string {
  return `# Synthetic: made by \`kvarter world\`; no person in these registers exists.
kvarter: 1
tables:
  - {register: BEF, file: data/bef.parquet}
  - {register: BOL, file: data/bol.parquet}
  - {register: PLAN, file: data/plans.csv}
  - {register: UDDA, file: data/udda.parquet}
  - {register: KOTRE, file: data/kotre.parquet, years: [1995, 2021]}
  - {register: UDFK, file: data/udfk.parquet, years: [2002, 2021]}
  - {register: AKM, file: data/akm.parquet}
  - {register: KRAF, file: data/kraf.parquet, years: [2000, 2021]}
  - {register: IND, file: data/ind.parquet}
period: [1985, 2021]
children: {born: [1985, 2004], bands: 5}
residence: {rule: at-age, age: 15}
parents: {restGroup: narrow, who: one, age: 15}
origin: {list: menapt-2020}
outcomes: [school-finished, grade, youth-started, youth-completed, higher, neet-29, convicted-18, convicted, employed-30, income-rank]
`;
}
