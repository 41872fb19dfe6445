import { expect, test } from 'vitest';
import { freshCore } from './fresh-core.ts';

test('a view is kept under the person’s own name for it, changed under its id, and removed', async () => {
  const core = await freshCore();
  const viewId = core.newId();
  const filters = {
    bucket: '31-60',
    groupBy: 'locality',
    leastOverdue: { amountMinor: 100_000, currency: 'INR' },
  } as const;
  await core.value('saveView', { viewId, name: ' Month late ', filters });
  await core.value('saveView', { viewId: core.newId(), name: 'Mine', filters: { mineOnly: true } });
  const { views } = await core.value('listViews', {});
  expect(views.map(({ name, filters: kept }) => [name, kept])).toEqual([
    ['Month late', filters],
    ['Mine', { mineOnly: true }],
  ]);
  await core.value('saveView', { viewId, name: 'Month and more', filters: { bucket: '31-60' } });
  expect((await core.value('listViews', {})).views[0]).toEqual({
    viewId,
    name: 'Month and more',
    filters: { bucket: '31-60' },
  });
  await core.value('removeView', { viewId });
  expect((await core.value('listViews', {})).views.map(({ name }) => name)).toEqual(['Mine']);
});

test('a name is given once, there are thirty at most, and nobody sees another person’s', async () => {
  const core = await freshCore();
  for (let n = 0; n < 30; n += 1) {
    await core.value('saveView', { viewId: core.newId(), name: `View ${n}`, filters: {} });
  }
  expect(await core.refusal('saveView', { viewId: core.newId(), name: 'One more', filters: {} })).toEqual({
    code: 'tooManyViews',
    params: { most: 30 },
  });
  const [first] = (await core.value('listViews', {})).views;
  expect(
    await core.refusal('saveView', { viewId: first?.viewId ?? '', name: 'view 7', filters: {} }),
  ).toEqual({
    code: 'viewNameTaken',
  });
  const ravi = await core.addMember('Ravi', ['field']);
  await core.signIn(ravi);
  expect((await core.value('listViews', {})).views).toEqual([]);
  await core.value('saveView', { viewId: first?.viewId ?? '', name: 'Taken over', filters: {} });
  await core.value('removeView', { viewId: first?.viewId ?? '' });
  await core.signIn(core.adminId);
  expect((await core.value('listViews', {})).views[0]).toEqual(first);
});
