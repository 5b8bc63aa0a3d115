/**
 * Draws the icons of the installed shop from public/mark.svg, to be committed:
 *
 *     node storefront/scripts/icons.mjs
 *
 * Needs a Chromium (`CHROMIUM`, else /usr/bin/chromium).
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {chromium} from '@playwright/test';

const folder = new URL('../public/', import.meta.url);
const mark = readFileSync(new URL('mark.svg', folder), 'utf8');
/** The middle 80 % of a maskable icon survive every mask; the ground reaches to the edge. */
const icons = [
    {name: 'icon-192.png', size: 192, scale: 1},
    {name: 'icon-512.png', size: 512, scale: 1},
    {name: 'icon-maskable-512.png', size: 512, scale: 0.72, ground: '#1d6453'},
];

const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
});
for (const {name, size, scale, ground = 'transparent'} of icons) {
    const page = await browser.newPage({viewport: {width: size, height: size}});
    await page.setContent(
        `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${ground}">
       <div style="width:${size * scale}px;height:${size * scale}px">${mark}</div>`,
    );
    writeFileSync(new URL(name, folder), await page.screenshot({omitBackground: true}));
    await page.close();
}
await browser.close();
