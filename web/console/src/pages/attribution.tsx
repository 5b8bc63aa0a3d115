import {useState} from 'react';
import {Bar, BarChart, ErrorBar, Tooltip, XAxis, YAxis} from 'recharts';
import {useAnswer} from '../answer.js';
import type {Answer} from '../api.js';
import {useFormat} from '../format.js';
import {useSay} from '../language.js';
import {AXIS, Chart, COLOURS, TIP} from '../parts/chart.js';
import {Choice} from '../parts/field.js';
import {Card, Page} from '../parts/page.js';
import {usePeriod} from '../parts/period.js';
import {Nothing, Shown} from '../parts/states.js';
import {placementName, platformName, sourceName} from '../words.js';

type Attribution = Answer<'insightAttribution'>;
type Line = Attribution['placements'][number];
type By = 'placement' | 'model' | 'rule';
type Credit = 'last_clicked' | 'last_shown';

/** What shelves, models and rules showed and sold. */
export default function AttributionPage() {
    const say = useSay();
    const period = usePeriod();
    const [by, setBy] = useState<By>('placement');
    const [credit, setCredit] = useState<Credit>('last_clicked');
    const asked = useAnswer(
        (api, signal) =>
            api.get<Attribution>('/v1/insight/attribution', {by, credit, from: period.from}, signal),
        [by, credit, period.from],
    );
    return (
        <Page
            title={say('Attribution', '归因')}
            about={say(
                'What is credited to what led to it, with the interval in which the true share lies 95 times of 100.',
                '成交归功于引来它的推荐位；区间为 95% 置信区间。',
            )}
        >
            <div className="filters">
                {period.field}
                <Choice
                    name={say('Tell apart', '按')}
                    value={by}
                    onChange={setBy}
                    options={[
                        ['placement', say('placements', '推荐位')],
                        ['model', say('models', '模型')],
                        ['rule', say('rules', '规则')],
                    ]}
                />
                <Choice
                    name={say('Credit goes to', '归功于')}
                    value={credit}
                    onChange={setCredit}
                    options={[
                        ['last_clicked', say('the last one clicked', '最后一次点击')],
                        ['last_shown', say('the last one shown', '最后一次展示')],
                    ]}
                />
            </div>
            <Shown of={asked}>
                {data =>
                    data.placements.length === 0 ? (
                        <Nothing title={say('Nothing was shown in this time', '这段时间没有展示')}>
                            {say(
                                'Shelves count once impressions are sent with their recommendationId.',
                                '带上 recommendationId 上报展示后即可统计。',
                            )}
                        </Nothing>
                    ) : (
                        <Found data={data} by={by} key={by} />
                    )
                }
            </Shown>
        </Page>
    );
}

function Found({data, by}: {data: Attribution; by: By}) {
    const say = useSay();
    const format = useFormat();
    const platforms = [...new Set(data.placements.map(line => line.platform))].sort(
        (a, b) => shown(data, b) - shown(data, a),
    );
    const [chosen, setPlatform] = useState(platforms[0]!);
    const platform = platforms.includes(chosen) ? chosen : platforms[0]!;
    const what = (line: {placement?: string; model?: string; rule?: string}) =>
        by === 'placement'
            ? placementName(say, line.placement ?? '')
            : by === 'model'
              ? sourceName(say, line.model ?? '')
              : line.rule === '(none)'
                ? say('no rule', '无规则')
                : (line.rule ?? '');
    const rows = data.placements
        .filter(line => line.platform === platform)
        .sort((a, b) => b.impressions - a.impressions)
        .map(line => ({
            ...line,
            name: what(line),
            around: [line.clickThrough - line.clickThroughLow, line.clickThroughHigh - line.clickThrough] as [
                number,
                number,
            ],
        }));
    const drawn = rows.filter(row => row.impressions > 0);
    const money = (line: Line) =>
        data.revenue
            .filter(one => one.platform === line.platform && what(one) === what(line))
            .map(one => format.money(one.amount, one.currency))
            .join(' · ') || '–';
    const between = (low: number, high: number) => (
        <span className="muted">
            {format.share(low)}–{format.share(high)}
        </span>
    );
    return (
        <Card>
            <div className="filters">
                <Choice
                    name={say('Platform', '平台')}
                    value={platform}
                    onChange={setPlatform}
                    options={platforms.map(one => [one, platformName(say, one)] as const)}
                />
            </div>
            <Chart
                question={say('Of what is shown, what share is clicked?', '展示之后，多少被点击？')}
                height={40 * drawn.length + 40}
                rows={rows}
                isOpen
                id={row => row.name}
                columns={[
                    {
                        name:
                            by === 'placement'
                                ? say('Placement', '推荐位')
                                : by === 'model'
                                  ? say('Model', '模型')
                                  : say('Rule', '规则'),
                        cell: row => row.name,
                    },
                    {name: say('Shown', '展示'), isNumber: true, cell: row => format.number(row.impressions)},
                    {name: say('Clicked', '点击'), isNumber: true, cell: row => format.number(row.clicks)},
                    {
                        name: say('Share', '点击率'),
                        isNumber: true,
                        cell: row => (
                            <>
                                {format.share(row.clickThrough)}{' '}
                                {between(row.clickThroughLow, row.clickThroughHigh)}
                            </>
                        ),
                    },
                    {name: say('Sold', '成交'), isNumber: true, cell: row => format.number(row.sold)},
                    {
                        name: say('Sold by clicks', '转化率'),
                        isNumber: true,
                        cell: row => (
                            <>
                                {format.share(row.conversion)}{' '}
                                {between(row.conversionLow, row.conversionHigh)}
                            </>
                        ),
                    },
                    {name: say('Sales', '销售额'), isNumber: true, cell: money},
                ]}
            >
                <BarChart data={drawn} layout="vertical" accessibilityLayer={false} margin={{right: 20}}>
                    <XAxis
                        type="number"
                        domain={[0, Math.max(...drawn.map(row => row.clickThroughHigh))]}
                        {...AXIS}
                        tickFormatter={value => format.share(value, 0)}
                    />
                    <YAxis type="category" dataKey="name" {...AXIS} width={130} interval={0} />
                    <Tooltip {...TIP} formatter={value => format.share(Number(value))} />
                    <Bar
                        dataKey="clickThrough"
                        name={say('Clicked', '点击率')}
                        fill={COLOURS[0]}
                        isAnimationActive={false}
                        radius={3}
                        barSize={16}
                    >
                        <ErrorBar
                            dataKey="around"
                            direction="x"
                            stroke="var(--ink)"
                            strokeWidth={1.5}
                            width={5}
                        />
                    </Bar>
                </BarChart>
            </Chart>
        </Card>
    );
}

function shown(data: Attribution, platform: string): number {
    return data.placements
        .filter(line => line.platform === platform)
        .reduce((sum, line) => sum + line.impressions, 0);
}
