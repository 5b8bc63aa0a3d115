import {defineConfig} from '@playwright/test';

/** Drives the server at `DAOGOU`, a demo shop, in the browser at `CHROMIUM`. */
export default defineConfig({
    testDir: '.',
    // The new storefront is not served yet: storefront.config.ts walks through it beside a server.
    testIgnore: 'storefront*.spec.ts',
    outputDir: '../target/e2e',
    workers: 1,
    forbidOnly: true,
    reporter: 'line',
    use: {
        baseURL: process.env['DAOGOU'] ?? 'http://127.0.0.1:8080',
        trace: 'retain-on-failure',
        launchOptions: {
            executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
            args: [
                '--no-sandbox',
                '--disable-gpu',
                '--disable-background-networking',
                '--disable-component-update',
            ],
        },
    },
});
