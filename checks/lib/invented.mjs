// A source file in DUO's layout with invented numbers; its name says so.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HEAD = ['GEMEENTENUMMER', 'GEMEENTENAAM', 'TYPE HOGER ONDERWIJS', 'BRIN NUMMER ACTUEEL', 'INSTELLINGSNAAM ACTUEEL', 'CROHO ONDERDEEL', 'OPLEIDINGSCODE ACTUEEL', 'OPLEIDINGSNAAM ACTUEEL', 'GESLACHT'];

// One town in each landsdeel.
export const TOWNS = {
  noord: ['0014', 'Groningen', '25BE', 'Hanzehogeschool Groningen'],
  oost: ['0153', 'Enschede', '23AH', 'Saxion'],
  noordwest: ['0363', 'Amsterdam', '28DN', 'Hogeschool van Amsterdam'],
  zuidwest: ['0599', 'Rotterdam', '22OJ', 'Hogeschool Rotterdam'],
  zuidoost: ['0772', 'Eindhoven', '30GB', 'Fontys Hogescholen'],
};

/** Students by town, sector and sex; `count(landsdeel, year)` of each such cell. */
export function students(years, count, { sectors = ['techniek', 'economie'] } = {}) {
  const rows = [[...HEAD, ...years]];
  for (const [landsdeel, [code, town, brin, school]] of Object.entries(TOWNS)) {
    for (const [n, sector] of sectors.entries()) {
      for (const sex of ['man', 'vrouw']) {
        // Codes that begin with 3 are hbo, with 5 wo: only where both are there is there a whole.
        rows.push([code, town, 'bachelor', brin, school, sector, `${n % 2 ? 5 : 3}4${n}00`, `B Verzonnen opleiding ${n}`, sex, ...years.map((year) => count(landsdeel, year))]);
      }
    }
  }
  return `${rows.map((row) => row.join(';')).join('\r\n')}\r\n`;
}

/** Runs `work(path)` with the text in a file that is gone afterwards. */
export async function inFile(text, work, name = 'verzonnen.csv') {
  const folder = await mkdtemp(join(tmpdir(), 'techniekpact-verzonnen-'));
  try {
    const path = join(folder, name);
    await writeFile(path, text);
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
