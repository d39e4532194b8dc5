import assert from 'node:assert/strict';
import { release } from '../lib/editions.mjs';
import { choose, pathsOf, press, says, send, until, valueOf, visit, write } from '../lib/person.mjs';

export const story = 'a new edition drops, an indicator leaves its path, and the loop closes: signal, agenda, decision, action, measurement, review';

const INDICATOR = 'ho_first_years';
const run = Date.now().toString(36);
const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' });
const today = day(0);

// Walks once per demonstration: years that came out in an earlier run stay out. First-years per cell; all invented. Until 2025 on the path to 2030, in 2026 off it, in 2027 back by what Oost did.
const LEVEL = { noord: 0, oost: 5, noordwest: 20, zuidwest: 15, zuidoost: 10 };
const BASE = { 2021: 200, 2022: 210, 2023: 220, 2024: 230, 2025: 240, 2026: 225, 2027: 255 };
// What two landsdelen differ by chance cancels out in the sum.
const CHANCE = { 2022: 2, 2023: -1, 2024: 1, 2025: -2, 2026: 2, 2027: -1 };
const chance = (landsdeel, year) => ({ noord: 1, noordwest: -1 })[landsdeel] * CHANCE[year] || 0;
const count = (landsdeel, year) => BASE[year] + LEVEL[landsdeel] + chance(landsdeel, year) + (landsdeel === 'oost' && year === 2027 ? 45 : 0);
const years = (last) => Object.keys(BASE).map(Number).filter((year) => year <= last);
// Twenty cells: 4200 in 2021, so 6000 in 2030 is a path of 200 a year; 2026 brings 4700 where 5200 was due.
const TARGET = { value: '6000', year: '2030' };

async function aim(page) {
  await visit(page, '/beheer/goal/4');
  const texts = await page.$$eval('main [name^="targets."][name$=".text.nl"]', (fields) => fields.map((f) => [f.name, f.value]));
  const sentence = '[Verzonnen] Zesduizend eerstejaars in 2030';
  if (texts.some(([, value]) => value === sentence)) return;
  const [free] = texts.find(([, value]) => value === '') ?? assert.fail('no free row for a target');
  const row = free.replace(/text\.nl$/, '');
  await page.$$eval('main details', (all) => all.forEach((d) => (d.open = true)));
  await write(page, free, sentence);
  await choose(page, `${row}indicator`, INDICATOR);
  await write(page, `${row}value`, TARGET.value);
  await write(page, `${row}year`, TARGET.year);
  await choose(page, 'indicators', INDICATOR);
  assert.equal(await send(page, free), 200, 'the target is kept');
}

async function convene(page) {
  await visit(page, '/beheer/meeting/nieuw');
  const title = `[Verzonnen] Regiegroep ${run}`;
  await write(page, 'title.nl', title);
  await write(page, 'organ', 'lrt');
  // A body meets once a day; another run of this journey takes another day.
  await write(page, 'on', day(Math.floor(Date.now() / 1000) % 700));
  await choose(page, 'access', 'public');
  assert.equal(await press(page, '_publish', '1'), 200, 'the meeting is made');
  return new URL(page.url()).pathname.split('/').pop();
}

const signals = (page) => pathsOf(page, /^\/regie\/signalen\/[^/]+$/);

export async function walk(as) {
  await release(as, `${today.slice(0, 7)}-${run}-a`, years(2025), count);
  const meeting = await as('programme', async (page) => {
    await aim(page);
    return convene(page);
  });
  const before = await as('visitor', async (page) => {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await visit(page, '/regie/signalen');
    const open = await signals(page);
    assert(!open.some((path) => path.includes(INDICATOR)), 'on its path there is no signal');
    return open;
  });

  // The new edition, and the signal nobody had to write.
  await release(as, `${today.slice(0, 7)}-${run}-b`, years(2026), count);
  const signal = await as('visitor', async (page) => {
    const raised = async (p) => (await signals(p)).find((path) => !before.includes(path));
    const path = await until(page, '/regie/signalen', raised, 'a signal rises');
    await visit(page, path);
    const text = await says(page);
    assert(text.includes('4.700') && text.includes('5.200'), `the signal says what was found and expected: ${text}`);
    return path;
  });

  await as('lrt_member', async (page) => {
    await visit(page, `${signal}/behandelen`);
    assert.equal(await press(page, '_deed', 'acknowledge'), 200);
    await visit(page, `${signal}/behandelen`);
    assert.equal(await press(page, '_deed', 'schedule', { fill: { vergadering: meeting } }), 200);
    assert((await page.$(`main a[href="/regie/vergaderingen/${meeting}"]`)) !== null, 'the signal names its meeting');
  });

  const decision = await as('programme', async (page) => {
    const lead = `/regie/vergaderingen/${meeting}/behandelen`;
    await visit(page, lead);
    assert.equal(await press(page, '_deed', 'start'), 200, 'the meeting begins');
    await visit(page, lead);
    const fill = {
      'title.nl': `[Verzonnen] Oost helpt eerstejaars kiezen (${run})`,
      'text.nl': '[Verzonnen] Oost begint met begeleiding bij de studiekeuze.',
      goals: '4',
      review_on: today,
      owner: 'techniek-nederland',
    };
    assert.equal(await press(page, '_deed', 'decide', { fill }), 200, 'the decision is taken');
    assert((await says(page)).includes('4.700'), 'it shows the figure as known that day');
    return new URL(page.url()).pathname;
  });

  const action = await as('programme', async (page) => {
    await visit(page, signal);
    assert.match(await says(page), /Besloten/i, 'the signal is decided');
    await visit(page, `${decision}/behandelen`);
    assert.equal(await press(page, '_deed', 'action', { fill: { owner: 'techniek-nederland' } }), 200, 'it becomes an action in one step');
    const edit = new URL(page.url()).pathname;
    await page.$$eval('main details', (all) => all.forEach((d) => (d.open = true)));
    await choose(page, 'landsdeel', 'oost');
    await choose(page, 'expected.0.indicator', INDICATOR);
    await write(page, 'expected.0.size', '150');
    await write(page, 'expected.0.year', '2027');
    await choose(page, 'expected.0.certainty', 'medium');
    await write(page, 'expected.0.basis.nl', '[Verzonnen] Een proef op twee hogescholen');
    assert.equal(await send(page, 'expected.0.size'), 200, 'the expected effect is kept');
    return edit.split('/').pop();
  });

  // The next edition measures it: Oost beside the other landsdelen.
  await release(as, `${today.slice(0, 7)}-${run}-c`, years(2027), count);
  await as('visitor', async (page) => {
    await visit(page, '/doelen/4');
    const text = await says(page);
    assert(text.includes('5.480'), `the goal shows the newest figure beside its target: ${text}`);
    assert(text.includes('+150'), `and what was promised for it: ${text}`);
  });
  const [size, low, high] = await as('visitor', async (page) => {
    const begin = Number(today.slice(0, 4)) >= 2027 ? 2027 : Number(today.slice(0, 4)) + 1;
    await visit(page, `/doe-agenda/${action}/meten?vanaf=${begin}`);
    const text = await says(page);
    const found = text.match(/\+([\d.]+) studenten.*?tussen ([\d.,]+) en ([\d.,]+)/);
    assert(found, `the page of the action measures no effect: ${text}`);
    return found.slice(1).map((figure) => figure.replace(/\.$/, ''));
  });
  assert.equal(size, '180', 'what Oost gained beside the others');
  const wide = [low, high].map((figure) => Number(figure.replace(',', '.')));
  assert(wide[0] < 180 && 180 < wide[1], `and how sure that is: ${wide}`);

  await as('programme', async (page) => {
    await visit(page, `/beheer/action/${action}`);
    await page.$$eval('main details', (all) => all.forEach((d) => (d.open = true)));
    await choose(page, 'measured.0.indicator', INDICATOR);
    await write(page, 'measured.0.size', size);
    await write(page, 'measured.0.low', low);
    await write(page, 'measured.0.high', high);
    await write(page, 'measured.0.year', '2027');
    await choose(page, 'measured.0.method', 'comparison');
    await write(page, 'measured.0.judge', '[Verzonnen] Programmabureau');
    assert.equal(await send(page, 'measured.0.size'), 200, 'the measured effect is kept');
    assert.equal(await valueOf(page, 'measured.0.method'), 'comparison');
    await visit(page, `/doe-agenda/${action}`);
    const text = await says(page);
    for (const part of ['+150', '+180', '+30', low, 'vergeleken met een andere groep']) assert(text.includes(part), `the action shows no ${part}: ${text}`);
  });

  // The review asks its owner, and the answer closes the signal.
  await as('party_contact', async (page) => {
    const asked = (p) => p.$(`main a[href^="${decision}"]`);
    await until(page, '/mijn-werk', asked, 'the review asks its owner');
    await visit(page, `${decision}/behandelen`);
    const fill = { verdict: 'reached', 'oordeel.nl': '[Verzonnen] De instroom is terug op het pad.' };
    assert.equal(await press(page, '_deed', 'judge', { fill }), 200, 'the review is answered');
  });
  await as('visitor', async (page) => {
    await visit(page, decision);
    assert((await says(page)).includes('De instroom is terug op het pad.'), 'the answer stays with the decision');
    await visit(page, signal);
    const text = await says(page);
    assert.match(text, /Gesloten/i, 'the signal is closed');
    assert(text.includes('De instroom is terug op het pad.'), 'with the answer as its reason');
  });
}
