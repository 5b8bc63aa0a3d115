import {useState} from 'react';
import {Line, LineChart, Tooltip, XAxis, YAxis} from 'recharts';
import {useAnswer} from '../answer.js';
import type {Answer} from '../api.js';
import {useFormat} from '../format.js';
import {useSay} from '../language.js';
import {AXIS, Chart, COLOURS, TIP} from '../parts/chart.js';
import {Choice} from '../parts/field.js';
import {Card, Page} from '../parts/page.js';
import {Nothing, Shown} from '../parts/states.js';

type Cohort = Answer<'insightCohorts'>['cohorts'][number];
type Unit = 'week' | 'month';

/** Whether people come back. */
export default function CohortsPage() {
    const say = useSay();
    const [unit, setUnit] = useState<Unit>('month');
    const [again, setAgain] = useState('purchase');
    const asked = useAnswer(
        (api, signal) =>
            api.get<Answer<'insightCohorts'>>(
                '/v1/insight/cohorts',
                {unit, again, zone: Intl.DateTimeFormat().resolvedOptions().timeZone},
                signal,
            ),
        [unit, again],
    );
    return (
        <Page
            title={say('Cohorts', '留存')}
            about={say(
                'Of those who first bought in a week or month, who comes back?',
                '同一周或同一月首次购买的人，之后有多少回来？',
            )}
        >
            <div className="filters">
                <Choice
                    name={say('By', '按')}
                    value={unit}
                    onChange={setUnit}
                    options={[
                        ['week', say('week', '周')],
                        ['month', say('month', '月')],
                    ]}
                />
                <Choice
                    name={say('Back means', '“回来”指')}
                    value={again}
                    onChange={setAgain}
                    options={[
                        ['purchase', say('bought again', '再次购买')],
                        ['any', say('did anything', '有任何动作')],
                    ]}
                />
            </div>
            <Shown of={asked}>
                {({cohorts}) =>
                    cohorts.length === 0 ? (
                        <Nothing title={say('Nobody has bought yet', '还没有人购买')} />
                    ) : (
                        <Found cohorts={cohorts} unit={unit} />
                    )
                }
            </Shown>
        </Page>
    );
}

function Found({cohorts, unit}: {cohorts: readonly Cohort[]; unit: Unit}) {
    const say = useSay();
    const format = useFormat();
    const longest = Math.max(...cohorts.map(cohort => cohort.retained.length));
    const after = (count: number) =>
        unit === 'month' ? say(`+${count} mo.`, `+${count} 月`) : say(`+${count} wk`, `+${count} 周`);
    const mean = Array.from({length: longest}, (_, count) => {
        const old = cohorts.filter(cohort => cohort.retained.length > count);
        const people = old.reduce((sum, cohort) => sum + cohort.people, 0);
        const back = old.reduce((sum, cohort) => sum + cohort.people * (cohort.retained[count] ?? 0), 0);
        return {after: after(count), share: people > 0 ? back / people : 0, people};
    }).slice(1);
    return (
        <>
            <Card>
                <Chart
                    question={say('What share is there again, on average?', '平均有多少比例回来？')}
                    rows={mean}
                    id={row => row.after}
                    columns={[
                        {name: say('After', '之后'), cell: row => row.after},
                        {name: say('Back', '回来'), isNumber: true, cell: row => format.share(row.share)},
                        {
                            name: say('Of people', '人数'),
                            isNumber: true,
                            cell: row => format.number(row.people),
                        },
                    ]}
                >
                    <LineChart data={mean} accessibilityLayer={false} margin={{right: 20, top: 8}}>
                        <XAxis dataKey="after" {...AXIS} />
                        <YAxis
                            domain={[0, 'auto']}
                            {...AXIS}
                            width={44}
                            tickFormatter={value => format.share(value, 0)}
                        />
                        <Tooltip {...TIP} formatter={value => format.share(Number(value))} />
                        <Line
                            dataKey="share"
                            name={say('Back', '回来')}
                            stroke={COLOURS[0]}
                            strokeWidth={2.5}
                            isAnimationActive={false}
                        />
                    </LineChart>
                </Chart>
            </Card>
            <Card title={say('Cohort by cohort', '分批查看')}>
                <div
                    className="table-frame heat"
                    tabIndex={0}
                    role="region"
                    aria-label={say('Cohort by cohort', '分批查看')}
                >
                    <table>
                        <caption className="aside">
                            {say('Share of each cohort that came back', '各批次回来的比例')}
                        </caption>
                        <thead>
                            <tr>
                                <th scope="col">{say('First bought', '首购')}</th>
                                <th scope="col">{say('People', '人数')}</th>
                                {Array.from({length: longest - 1}, (_, count) => (
                                    <th key={count} scope="col">
                                        {after(count + 1)}
                                    </th>
                                ))}
                            </tr>
                        </thead>
                        <tbody>
                            {cohorts.map(cohort => (
                                <tr key={cohort.start}>
                                    <th scope="row">
                                        {unit === 'month' ? cohort.start.slice(0, 7) : cohort.start}
                                    </th>
                                    <td>{format.number(cohort.people)}</td>
                                    {cohort.retained.slice(1).map((share, count) => (
                                        <td key={count}>
                                            <span
                                                style={{
                                                    background: `color-mix(in srgb, var(--c1) ${Math.round(share * 45)}%, var(--card))`,
                                                }}
                                            >
                                                {format.share(share, 0)}
                                            </span>
                                        </td>
                                    ))}
                                </tr>
                            ))}
                        </tbody>
                    </table>
                </div>
            </Card>
        </>
    );
}
