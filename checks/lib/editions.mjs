// How an edition comes out: one person hands in and sends for review, another approves and opens it.

import { students, inFile } from './invented.mjs';
import { hand, press, says, visit, write, send, choose } from './person.mjs';
import assert from 'node:assert/strict';

/** Hands a file in for an edition, by who is signed in on the page; gives the status of the answer. */
export async function handIn(page, edition, text, recipe) {
  return inFile(text, async (path) => {
    await visit(page, '/beheer/invoer');
    await write(page, 'editie', edition);
    if (recipe) await choose(page, 'recept', recipe);
    await hand(page, 'bestand', path);
    return send(page, 'editie');
  });
}

/** Says of everything odd that it is meant so. */
export async function confirm(page, reason = 'Verzonnen cijfers; zo bedoeld.') {
  while (await page.$('main input[name="_step"][value="confirm"]')) {
    assert.equal(await press(page, '_step', 'confirm', { fill: { reden: reason } }), 200);
  }
}

/** From file to readers: the researcher makes the edition, the programme office lets it out. */
export async function release(as, edition, years, count) {
  const path = `/beheer/invoer/${edition}`;
  await as('researcher', async (page) => {
    assert.equal(await handIn(page, edition, students(years, count), 'ho_first_years'), 200, 'the file is taken');
    await confirm(page);
    assert.equal(await press(page, '_step', 'submit'), 200, 'it is sent for review');
  });
  await as('programme', async (page) => {
    await visit(page, path);
    assert.equal(await press(page, '_step', 'approve', { fill: { reden: 'Gezien.' } }), 200, 'a second person approves');
    assert.equal(await press(page, '_step', 'release'), 200, 'it is opened');
    assert((await says(page)).includes('Openbaar') || (await page.$('main a[href*="/monitor/edities/"]')), 'it is out');
  });
}
