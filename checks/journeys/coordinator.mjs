import assert from 'node:assert/strict';
import { says, send, valueOf, visit, write } from '../lib/person.mjs';

export const story = 'the coordinator of Oost changes the page of Oost, and is refused at Noord';

export const walk = (as) =>
  as('coordinator', async (page) => {
    const sentence = `Oost werkt aan techniek (${Date.now()}).`;
    assert.equal(await visit(page, '/beheer/region/oost'), 200, 'the own landsdeel opens');
    const before = await valueOf(page, 'summary.nl');
    await write(page, 'summary.nl', `${before}\n\n${sentence}`);
    await send(page, 'summary.nl');
    await visit(page, '/landsdelen/oost');
    assert((await says(page)).includes(sentence), 'the change is on the page');

    assert.equal(await visit(page, '/beheer/region/noord'), 403, 'another landsdeel is refused');
    // Whoever skips the page and sends a whole form, with their own proof of session, is refused as well.
    const status = await page.evaluate(async () => {
      const body = new URLSearchParams({ _csrf: document.querySelector('[name="_csrf"]').value, _base: '1', 'summary.nl': 'overgenomen' });
      return (await fetch('/beheer/region/noord', { method: 'POST', body })).status;
    });
    assert.equal(status, 403, 'a form sent to another landsdeel is refused');
    await as('visitor', async (visitor) => {
      await visit(visitor, '/landsdelen/noord');
      assert(!(await says(visitor)).includes('overgenomen'), 'nothing changed elsewhere');
      await visit(visitor, '/landsdelen/oost');
      assert((await says(visitor)).includes(sentence), 'a visitor sees the change');
    });
  });
