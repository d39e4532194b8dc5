import assert from 'node:assert/strict';
import { confirm, handIn } from '../lib/editions.mjs';
import { students } from '../lib/invented.mjs';
import { follow, pathsOf, press, says, table, visit } from '../lib/person.mjs';

export const story = 'a researcher hands in a file with a slip, mends it by the suggestion, a second person lets it out, and a reader sees what changed';

const run = Date.now().toString(36);
const edition = (part) => `2026-11-onderzoek-${run}-${part}`;
const RECIPE = 'ho_enrolled';
const count = (extra) => (landsdeel, year) => 300 + 10 * (year - 2022) + (landsdeel === 'oost' && year === 2024 ? extra : 0);
const years = [2022, 2023, 2024];

/** Hands in without slips, and both steps of review. */
async function out(as, part, extra) {
  await as('researcher', async (page) => {
    assert.equal(await handIn(page, edition(part), students(years, count(extra)), RECIPE), 200);
    await confirm(page);
    assert.equal(await press(page, '_step', 'submit'), 200);
  });
  await as('programme', async (page) => {
    await visit(page, `/beheer/invoer/${edition(part)}`);
    assert.equal(await press(page, '_step', 'approve', { fill: { reden: 'Gezien.' } }), 200);
    assert.equal(await press(page, '_step', 'release'), 200);
  });
}

export async function walk(as) {
  await out(as, 'a', 0);

  // The slip: one sector is written wrong. Nothing is thrown away and nothing is guessed.
  const wrong = students(years, count(7)).replaceAll(';techniek;', ';techneik;');
  const path = `/beheer/invoer/${edition('b')}`;
  await as('researcher', async (page) => {
    assert.equal(await handIn(page, edition('b'), wrong, RECIPE), 200, 'the file is staged');
    const told = await says(page);
    assert(told.includes('techneik'), `the finding names what was found: ${told}`);
    assert(/techneik[\s\S]{0,40}\btechniek\b/.test(told), `and what it looks like: ${told}`);
    assert((await page.$('main [name="_step"][value="submit"]')) === null, 'with an open finding it cannot be sent for review');

    assert.equal(await press(page, '_step', 'undo'), 200, 'the import is taken back');
    assert.equal(await handIn(page, edition('b'), students(years, count(7)), RECIPE), 200, 'the mended file is staged');
    assert(!(await says(page)).includes('Onbekende code'), 'nothing is unknown any more');
    assert.equal(await handIn(page, edition('b'), students(years, count(7)), RECIPE), 200);
    assert.match(page.url(), /klaar=gelijk/, 'the same file again adds nothing');
    await confirm(page);
    assert.equal(await press(page, '_step', 'submit'), 200, 'it is sent for review');

    // Who made it does not let it out: neither by the page nor around it.
    await visit(page, path);
    assert((await page.$('main [name="_step"][value="approve"]')) === null, 'the maker has no button to approve');
    const status = await page.evaluate(async (address) => {
      const body = new URLSearchParams({ _csrf: document.querySelector('[name="_csrf"]').value, _step: 'approve', reden: 'Zelf gezien' });
      return (await fetch(address, { method: 'POST', body })).status;
    }, path);
    assert([403, 409].includes(status), `a form sent around the page is refused: ${status}`);
  });
  await as('visitor', async (page) => {
    assert.equal(await visit(page, `/monitor/edities/${edition('b')}`), 404, 'readers see nothing of it yet');
  });

  await as('programme', async (page) => {
    await visit(page, path);
    const text = await says(page);
    assert(text.includes('Veranderd'), `the second person sees what it changes: ${text}`);
    assert.equal(await press(page, '_step', 'refuse', { fill: { reden: 'Wat is er met Oost?' } }), 200, 'it goes back with a question');
  });
  await as('researcher', async (page) => {
    await visit(page, path);
    assert((await says(page)).includes('Wat is er met Oost?'), 'the maker reads why');
    assert.equal(await press(page, '_step', 'undo'), 200);
    assert.equal(await handIn(page, edition('b'), students(years, count(6)), RECIPE), 200);
    await confirm(page);
    assert.equal(await press(page, '_step', 'submit'), 200, 'and sends what was put right');
  });
  await as('programme', async (page) => {
    await visit(page, path);
    assert.equal(await press(page, '_step', 'approve', { fill: { reden: 'Gezien.' } }), 200);
    assert.equal(await press(page, '_step', 'release'), 200);
  });

  await as('visitor', async (page) => {
    assert.equal(await visit(page, `/monitor/edities/${edition('b')}`), 200, 'the edition is out');
    const [indicator] = await pathsOf(page, new RegExp(`^/monitor/${RECIPE}$`));
    assert(indicator, 'it names its indicator');
    await visit(page, '/monitor/edities');
    await follow(page, new RegExp(`/${edition('b')}$`));
    const [, row] = await table(page);
    assert.equal(row[2], '210', `how many cells changed: ${row}`);
    await visit(page, `/monitor/${RECIPE}`);
    assert((await says(page)).includes('6.424'), 'the indicator shows the new figure');
    // Four cells of Oost rose by six in 2024, and every margin above them: 20 cells of 320 were 6.400.
    await page.$$eval('main details', (all) => all.forEach((d) => (d.open = true)));
    const text = await says(page);
    assert(/6\.400[\s\S]{0,120}6\.424/.test(text), `what changed stands there, old and new: ${text}`);
    await visit(page, `/monitor/${RECIPE}?editie=${edition('a')}`);
    assert((await says(page)).includes('6.400'), 'and can still be read as it was');
  });
}
