import {defineConfig} from '@playwright/test';

/** Tests of the storefront against the running demo shop that `DAOGOU` names: `npx playwright test -c e2e/storefront.config.ts`. */
const phone = {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true};
const desktop = {viewport: {width: 1440, height: 900}};

export default defineConfig({
    testMatch: 'storefront*.spec.ts',
    timeout: 60_000,
    expect: {timeout: 15_000},
    workers: 1,
    reporter: 'list',
    use: {
        baseURL: process.env['DAOGOU'] ?? 'http://127.0.0.1:8080',
        launchOptions: {
            executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
            args: ['--no-sandbox'],
        },
    },
    projects: [
        {name: 'desktop en', use: {...desktop, locale: 'en-US'}},
        {name: 'desktop zh', use: {...desktop, locale: 'zh-CN', colorScheme: 'dark'}},
        {name: 'phone en', use: {...phone, locale: 'en-US', colorScheme: 'dark'}},
        {name: 'phone zh', use: {...phone, locale: 'zh-CN'}},
    ],
});
