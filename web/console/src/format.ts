import {useMemo} from 'react';
import {useLanguage} from './language.js';

/** Numbers, money and times as the reader's language writes them. */
export interface Format {
    readonly number: (value: number, digits?: number) => string;
    readonly share: (value: number, digits?: number) => string;
    readonly money: (amount: number, currency: string) => string;
    readonly time: (text: string) => string;
    readonly clock: (text: string) => string;
    readonly day: (text: string) => string;
    readonly ago: (text: string) => string;
    readonly duration: (seconds: number) => string;
    readonly bytes: (value: number) => string;
}

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
    ['second', 1],
];

export function useFormat(): Format {
    const {language, say} = useLanguage();
    return useMemo(() => {
        const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
        const relative = new Intl.RelativeTimeFormat(locale, {numeric: 'auto'});
        const date = (options: Intl.DateTimeFormatOptions) => {
            const format = new Intl.DateTimeFormat(locale, options);
            return (text: string) => format.format(new Date(text));
        };
        const number = (value: number, digits = 0) =>
            value.toLocaleString(locale, {maximumFractionDigits: digits});
        return {
            number,
            share: (value, digits = 1) =>
                value.toLocaleString(locale, {style: 'percent', maximumFractionDigits: digits}),
            money: (amount, currency) => money(locale, amount, currency),
            time: date({dateStyle: 'medium', timeStyle: 'short'}),
            clock: date({hour: '2-digit', minute: '2-digit', second: '2-digit'}),
            day: date({month: 'short', day: 'numeric'}),
            ago: text => {
                const seconds = (Date.parse(text) - Date.now()) / 1000;
                const [unit, size] = STEPS.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
                return relative.format(Math.trunc(seconds / size), unit);
            },
            duration: seconds =>
                seconds < 60
                    ? say(`${number(seconds, 1)} s`, `${number(seconds, 1)} 秒`)
                    : seconds < 3_600
                      ? say(`${number(seconds / 60, 1)} min`, `${number(seconds / 60, 1)} 分钟`)
                      : seconds < 172_800
                        ? say(`${number(seconds / 3_600, 1)} h`, `${number(seconds / 3_600, 1)} 小时`)
                        : say(`${number(seconds / 86_400, 1)} days`, `${number(seconds / 86_400, 1)} 天`),
            bytes: value => (value < 1e6 ? `${number(value / 1e3, 0)} kB` : `${number(value / 1e6, 1)} MB`),
        };
    }, [language, say]);
}

function money(locale: string, amount: number, currency: string): string {
    try {
        if (currency !== 'XXX') return amount.toLocaleString(locale, {style: 'currency', currency});
    } catch {
        // Not every code that an event carries is one that the browser knows.
    }
    return `${amount.toLocaleString(locale, {maximumFractionDigits: 2})} ${currency === 'XXX' ? '' : currency}`.trim();
}
