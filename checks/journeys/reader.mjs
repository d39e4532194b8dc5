import assert from 'node:assert/strict';
import { download, follow, send, table, visit, write } from '../lib/person.mjs';

export const story = 'a reader searches for women in technology, finds the figure, and takes it along';

const digits = (text) => text.replace(/[^\d,]/g, '').replace(',', '.');

export const walk = (as) =>
  as('visitor', async (page) => {
    await visit(page, '/zoeken');
    await write(page, 'q', 'vrouwen');
    await send(page, 'q');
    assert.match(page.url(), /\/zoeken\?.*q=vrouwen/, 'the search is not in the address');
    await follow(page, /^\/monitor\/[a-z0-9_-]+$/);

    const [head, ...rows] = await table(page);
    assert(head?.length >= 2 && rows.length > 0, `no table with figures on ${page.url()}`);
    const href = await page.$$eval('main a[href]', (links) => links.map((a) => a.href).find((h) => /(\.csv|formaat=csv)/.test(h) && /stijl=nl/.test(h)));
    assert(href, 'no link to the CSV for Dutch Excel');
    const file = await download(page, href);
    assert.equal(file.status, 200);
    assert.match(file.type, /^text\/csv/);
    assert.match(file.name, /attachment; filename="techniekpact-/, 'the file has no name worth keeping');

    // Every figure the table shows stands in the file.
    const held = new Set(file.text.split(/\r?\n/).flatMap((line) => line.split(';').map(digits)));
    const shown = rows.flatMap((row) => row.slice(1)).map((cell) => digits(cell.split('\n')[0])).filter(Boolean);
    assert(shown.length > 0, 'the table shows no figures');
    const absent = shown.filter((figure) => !held.has(figure));
    assert.deepEqual(absent, [], 'figures of the table that the file lacks');
  });
