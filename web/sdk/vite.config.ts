import {defineConfig} from 'vite';

export default defineConfig({
    build: {
        lib: {entry: {daogou: 'src/index.ts', pocket: 'src/pocket.ts'}, formats: ['es']},
        target: 'es2022',
    },
});
