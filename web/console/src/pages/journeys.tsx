import {Bar, BarChart, Tooltip, XAxis, YAxis} from 'recharts';
import {useAnswer} from '../answer.js';
import type {Answer} from '../api.js';
import {useFormat} from '../format.js';
import {useSay} from '../language.js';
import {AXIS, Chart, COLOURS, TIP} from '../parts/chart.js';
import {Card, Page, Stat} from '../parts/page.js';
import {usePeriod} from '../parts/period.js';
import {Nothing, Shown} from '../parts/states.js';
import {Table} from '../parts/table.js';
import {eventName} from '../words.js';

type Journeys = Answer<'insightJourneys'>;

/** Which ways people take through the shop, and where they leave. */
export default function JourneysPage() {
    const say = useSay();
    const period = usePeriod();
    const asked = useAnswer(
        (api, signal) => api.get<Journeys>('/v1/insight/journeys', {from: period.from, limit: 20}, signal),
        [period.from],
    );
    return (
        <Page
            title={say('Journeys', '访问路径')}
            about={say(
                'Visits on all devices of a person; 30 minutes without a sign end one.',
                '同一个人在所有设备上的访问；30 分钟无动作即结束。',
            )}
        >
            <div className="filters">{period.field}</div>
            <Shown of={asked}>{data => (data.visits === 0 ? <Empty /> : <Found data={data} />)}</Shown>
        </Page>
    );
}

function Empty() {
    const say = useSay();
    return <Nothing title={say('No visits in this time', '这段时间没有访问')} />;
}

function Found({data}: {data: Journeys}) {
    const say = useSay();
    const format = useFormat();
    const ends = data.ends.map(end => ({...end, name: eventName(say, end.event)}));
    return (
        <>
            <dl className="stats">
                <Stat
                    name={say('Visits', '访问次数')}
                    value={format.number(data.visits)}
                    note={say(`by ${format.number(data.people)} people`, `${format.number(data.people)} 人`)}
                />
                <Stat
                    name={say('Events a visit', '每次访问事件数')}
                    value={format.number(data.eventsPerVisit, 1)}
                />
                <Stat
                    name={say('A usual visit lasts', '访问时长（中位）')}
                    value={format.duration(data.medianSeconds)}
                />
                <Stat
                    name={say('On several devices', '跨设备')}
                    value={format.share(data.onSeveralDevices)}
                />
            </dl>
            <div className="columns">
                <Card>
                    <Chart
                        question={say('With what do visits end?', '访问以什么结束？')}
                        height={30 * ends.length + 30}
                        rows={ends}
                        id={end => end.event}
                        columns={[
                            {name: say('Last event', '最后一步'), cell: end => end.name},
                            {
                                name: say('Visits', '访问'),
                                isNumber: true,
                                cell: end => format.number(end.visits),
                            },
                            {
                                name: say('Share', '占比'),
                                isNumber: true,
                                cell: end => format.share(end.share),
                            },
                        ]}
                    >
                        <BarChart data={ends} layout="vertical" accessibilityLayer={false}>
                            <XAxis type="number" {...AXIS} tickFormatter={value => format.share(value, 0)} />
                            <YAxis type="category" dataKey="name" {...AXIS} width={120} interval={0} />
                            <Tooltip {...TIP} formatter={value => format.share(Number(value))} />
                            <Bar
                                dataKey="share"
                                name={say('Share', '占比')}
                                fill={COLOURS[0]}
                                isAnimationActive={false}
                                radius={3}
                            />
                        </BarChart>
                    </Chart>
                </Card>
                <Card title={say('What comes next, and how soon', '下一步是什么、隔多久')}>
                    <Table
                        caption={say('Steps', '步骤')}
                        rows={data.steps.slice(0, 12)}
                        id={step => step.event + '>' + step.next}
                        columns={[
                            {
                                name: say('Step', '步骤'),
                                cell: step => `${eventName(say, step.event)} → ${eventName(say, step.next)}`,
                            },
                            {
                                name: say('Times', '次数'),
                                isNumber: true,
                                cell: step => format.number(step.times),
                            },
                            {
                                name: say('After', '间隔'),
                                isNumber: true,
                                cell: step => format.duration(step.medianSeconds),
                            },
                        ]}
                    />
                </Card>
            </div>
            <Card title={say('The most frequent ways', '最常见的路径')}>
                <Table
                    caption={say('Ways', '路径')}
                    rows={data.paths}
                    id={path => path.path}
                    columns={[
                        {
                            name: say('Way', '路径'),
                            cell: path => (
                                <span className="path">
                                    {path.path.split(' > ').map((event, index) => (
                                        <span key={index} className="tag">
                                            {eventName(say, event)}
                                        </span>
                                    ))}
                                </span>
                            ),
                        },
                        {
                            name: say('Visits', '访问'),
                            isNumber: true,
                            cell: path => format.number(path.visits),
                        },
                        {
                            name: say('People', '人数'),
                            isNumber: true,
                            cell: path => format.number(path.people),
                        },
                    ]}
                />
            </Card>
        </>
    );
}
