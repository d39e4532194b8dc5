import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { follow, says, send, valueOf, visit, write } from '../lib/person.mjs';

export const story = 'the coordinator of Oost prepares the booklet of the landsdeel and takes it along';

const BOOKLET = '/landsdelen/oost/boekje.pdf';

/** The bytes of a file as the person's own browser gets them. */
const bytes = async (page, path) =>
  Buffer.from(await page.evaluate(async (address) => Array.from(new Uint8Array(await (await fetch(address)).arrayBuffer())), path));

const text = (pdf) => execFileSync('pdftotext', ['-', '-'], { input: pdf }).toString().replace(/\s+/g, ' ');

export const walk = (as) =>
  as('coordinator', async (page) => {
    const mark = Date.now().toString(36);
    await visit(page, '/beheer/region/oost');
    const before = await valueOf(page, 'summary.nl');
    await write(page, 'summary.nl', `${before}\n\n[Verzonnen] Oost drukt een boekje voor het overleg ${mark}.`);
    assert.equal(await send(page, 'summary.nl'), 200, 'the words of the landsdeel are kept');

    await visit(page, '/landsdelen/oost');
    await follow(page, '/landsdelen/oost/papier');
    const told = await says(page);
    const href = await page.$$eval('main a[href$="boekje.pdf"]', (links) => links.map((a) => new URL(a.href).pathname));
    assert.deepEqual(href, [BOOKLET], 'the page offers the booklet');

    const booklet = await bytes(page, BOOKLET);
    assert.equal(booklet.subarray(0, 5).toString(), '%PDF-');
    assert(told.includes(createHash('sha256').update(booklet).digest('hex')), 'the page shows the SHA-256 of what was downloaded');
    // Another address, so that it is set anew and not remembered.
    assert(booklet.equals(await bytes(page, `${BOOKLET}?nogmaals=1`)), 'made again, it is the same to the last byte');
    assert(text(booklet).includes(`overleg ${mark}`), 'poppler reads what the coordinator wrote');

    // It says what the page of the landsdeel says: each public action of Oost by name.
    const actions = await page.evaluate(async () => {
      const answer = await fetch('/doe-agenda/download?landsdeel=oost&formaat=json');
      return (await answer.json()).acties;
    });
    const titles = actions.map((a) => a.titel?.nl ?? a.titel).filter(Boolean);
    assert(titles.length > 2, 'Oost has actions');
    const read = text(booklet).replaceAll('- ', '-');
    const absent = titles.filter((title) => !read.includes(title.replace(/\s+/g, ' ').replaceAll('- ', '-')));
    assert.deepEqual(absent, [], 'actions that the booklet lacks');
  });
