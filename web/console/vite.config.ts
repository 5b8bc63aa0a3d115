import react from '@vitejs/plugin-react';
import {defineConfig} from 'vite';

const server = process.env['DAOGOU'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
    base: '/console/',
    plugins: [react()],
    build: {target: 'es2022'},
    server: {proxy: {'/v1': server, '/demo': server}},
});
