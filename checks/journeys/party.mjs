import assert from 'node:assert/strict';
import { follow, says, send, visit, write } from '../lib/person.mjs';

export const story = 'a reader claims the record of their organisation, and the programme office grants it';

const editor = (path) => path.replace('/partijen/', '/beheer/party/');

export const walk = async (as) => {
  const grounds = `Ik ben hier secretaris (${Date.now()}).`;
  const party = await as('reader', async (page) => {
    await visit(page, '/partijen');
    const path = await follow(page, /^\/partijen\/[a-z0-9-]+$/);
    assert.equal(await visit(page, editor(path)), 403, 'before the claim the record is not theirs');
    await visit(page, path);
    await follow(page, `${path}/claim`);
    await write(page, 'grounds', grounds);
    await send(page, 'grounds');
    return path;
  });

  await as('programme', async (page) => {
    await visit(page, '/beheer/claims');
    assert((await says(page)).includes(grounds), 'the office sees the claim and its grounds');
    const button = await page.evaluateHandle((text) => {
      const forms = [...document.querySelectorAll('main form[method="post"]')];
      const holder = [...document.querySelectorAll('main tr, main li, main article, main section')].filter((e) => e.innerText.includes(text)).pop();
      return forms.find((f) => holder?.contains(f))?.querySelector('button[value="grant"]');
    }, grounds);
    const grant = button.asElement();
    assert(grant, 'the claim has a button to grant it');
    await Promise.all([page.waitForNavigation(), grant.evaluate((b) => b.click())]);
    assert(!(await says(page)).includes(grounds), 'the claim is off the list');
  });

  await as('reader', async (page) => {
    assert.equal(await visit(page, editor(party)), 200, 'after the grant they may edit the record');
  });
};
