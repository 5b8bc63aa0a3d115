import type {ReactElement} from 'react';
import {ResponsiveContainer} from 'recharts';
import {useSay} from '../language.js';
import {Table, type Column} from './table.js';

/** Colours that can be told apart by lightness too; of the theme, so they follow light and dark. */
export const COLOURS = ['var(--c1)', 'var(--c2)', 'var(--c3)', 'var(--c4)', 'var(--c5)'] as const;

export const AXIS = {
    stroke: 'var(--line-strong)',
    tick: {fill: 'var(--soft)', fontSize: 12},
    tickLine: false,
} as const;

export const TIP = {
    contentStyle: {
        background: 'var(--card)',
        border: '1px solid var(--line)',
        borderRadius: 8,
        color: 'var(--ink)',
        fontSize: 13,
    },
    itemStyle: {color: 'var(--ink)', padding: 0},
    labelStyle: {color: 'var(--soft)'},
    cursor: {fill: 'var(--sunk)', stroke: 'var(--line)'},
    isAnimationActive: false,
} as const;

/**
 * A chart that answers a question, and the same as a table: for who cannot see it, and for who wants the numbers.
 *
 * @param height in pixels; the width is that of the place
 */
export function Chart<Row>({
    question,
    height = 220,
    columns,
    rows,
    id,
    isOpen = false,
    children,
}: {
    question: string;
    height?: number;
    columns: readonly Column<Row>[];
    rows: readonly Row[];
    id: (row: Row, index: number) => string;
    /** Whether the numbers are shown at once, as they say more than the picture. */
    isOpen?: boolean;
    children: ReactElement;
}) {
    const say = useSay();
    return (
        <figure className="chart">
            <figcaption>{question}</figcaption>
            <div aria-hidden="true" style={{height}}>
                <ResponsiveContainer width="100%" height="100%" initialDimension={{width: 320, height}}>
                    {children}
                </ResponsiveContainer>
            </div>
            <details open={isOpen}>
                <summary>{say('Show the numbers', '查看数据')}</summary>
                <Table caption={question} columns={columns} rows={rows} id={id} />
            </details>
        </figure>
    );
}
