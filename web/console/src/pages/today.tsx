import {useEffect, useState} from 'react';
import {Bar, BarChart, Tooltip, XAxis, YAxis} from 'recharts';
import {Problem, type Today} from '../api.js';
import {useFormat} from '../format.js';
import {useLanguage, type Say} from '../language.js';
import {AXIS, Chart, COLOURS, TIP} from '../parts/chart.js';
import {titleOf, useItems} from '../parts/items.js';
import {Card, Page, Stat} from '../parts/page.js';
import {Failed, Loading, Nothing} from '../parts/states.js';
import {Table} from '../parts/table.js';
import {useApi} from '../session.js';
import {eventName, platformName} from '../words.js';

const AGAIN_MILLIS = 3_000;

/** Kinds of events that a chart tells apart. */
const KINDS = [
    {en: 'Looked', zh: '浏览', events: ['view_item', 'select_item', 'read', 'video_start']},
    {en: 'Searched', zh: '搜索', events: ['search']},
    {en: 'Cart', zh: '购物车', events: ['add_to_cart', 'add_to_wishlist', 'remove_from_cart']},
    {en: 'Bought', zh: '下单', events: ['begin_checkout', 'purchase']},
] as const;

/** How the shop does now, as it happens. */
export default function TodayPage() {
    const {say} = useLanguage();
    const {today, problem} = useToday();
    return (
        <Page
            title={say('Today', '今日')}
            actions={
                <span className={`live ${problem ? 'away' : ''}`} role="status">
                    {problem ? say('Not connected, trying again', '连接中断，正在重连') : say('Live', '实时')}
                </span>
            }
        >
            {problem && <Failed problem={problem} />}
            {today ? <Figures today={today} /> : !problem && <Loading />}
        </Page>
    );
}

function Figures({today}: {today: Today}) {
    const {say} = useLanguage();
    const format = useFormat();
    const sales = today.sales[0];
    return (
        <>
            <dl className="stats">
                <Stat
                    name={say('On the site now', '当前在线设备')}
                    value={format.number(today.activeNow)}
                    note={say(
                        `${today.activeDevices} in the last hour`,
                        `近一小时 ${today.activeDevices} 台`,
                    )}
                />
                <Stat
                    name={say('Orders, 24 hours', '24 小时订单')}
                    value={format.number(today.orders)}
                    note={say(
                        `${format.number(today.events)} events`,
                        `${format.number(today.events)} 个事件`,
                    )}
                />
                <Stat
                    name={say('Sales, 24 hours', '24 小时销售额')}
                    value={sales ? format.money(sales.amount, sales.currency) : '–'}
                    note={today.sales
                        .slice(1)
                        .map(one => format.money(one.amount, one.currency))
                        .join(' · ')}
                />
                <Stat
                    name={say('Of it from shelves', '其中来自推荐位')}
                    value={
                        sales ? format.share(sales.amount > 0 ? sales.fromShelves / sales.amount : 0, 0) : '–'
                    }
                    note={
                        sales
                            ? format.money(sales.fromShelves, sales.currency)
                            : say('no order yet', '暂无订单')
                    }
                />
                <Stat
                    name={say('Models in service', '在线模型版本')}
                    value={
                        today.release ? (
                            <a href="#/releases">{format.duration(today.release.ageSeconds)}</a>
                        ) : (
                            say('none', '无')
                        )
                    }
                    note={today.release ? say('old', '前训练') : ''}
                />
            </dl>
            {today.since && (
                <p className="muted">
                    {say('Counted since', '统计起点')} {format.time(today.since)}
                </p>
            )}
            <div className="columns wide-left">
                <div className="stack">
                    <Card>
                        <Minutes today={today} />
                    </Card>
                    <Card
                        title={say('Happening', '实时动态')}
                        about={say('Without who does it', '不显示是谁')}
                    >
                        <Feed latest={today.latest} />
                    </Card>
                </div>
                <div className="stack">
                    <Card title={say('Health', '运行状态')}>
                        <Health today={today} />
                    </Card>
                    <Card
                        title={say('Searched in vain', '没有结果的搜索')}
                        about={say('Lately, on this server', '最近，本服务器')}
                    >
                        <InVain searches={today.emptySearches} />
                    </Card>
                </div>
            </div>
        </>
    );
}

/** The last hour as bars, one a minute. */
function Minutes({today}: {today: Today}) {
    const {say} = useLanguage();
    const format = useFormat();
    const rows = today.minutes.map(minute => ({
        time: minute.time,
        ...Object.fromEntries(
            KINDS.map(kind => [
                kind.en,
                kind.events.reduce((sum, name) => sum + (minute.counts[name] ?? 0), 0),
            ]),
        ),
    })) as ({time: string} & Record<string, number>)[];
    const clock = (text: string) => format.clock(text).slice(0, 5);
    const question = say('What do shoppers do, minute by minute?', '每分钟大家在做什么？');
    if (rows.every(row => KINDS.every(kind => row[kind.en] === 0))) {
        return (
            <>
                <h2>{question}</h2>
                <Nothing title={say('A quiet hour', '这一小时很安静')}>
                    {say(
                        'Nobody looked, searched or bought in the last hour.',
                        '近一小时没有浏览、搜索或下单。',
                    )}
                </Nothing>
            </>
        );
    }
    return (
        <>
            <Chart
                question={question}
                rows={rows}
                id={row => row.time}
                columns={[
                    {name: say('Time', '时间'), cell: row => clock(row.time)},
                    ...KINDS.map(kind => ({
                        name: say(kind.en, kind.zh),
                        isNumber: true,
                        cell: (row: Record<string, unknown>) => format.number(Number(row[kind.en])),
                    })),
                ]}
            >
                <BarChart data={rows} barCategoryGap={1} accessibilityLayer={false}>
                    <XAxis dataKey="time" {...AXIS} tickFormatter={clock} minTickGap={40} />
                    <YAxis {...AXIS} width={32} allowDecimals={false} axisLine={false} />
                    <Tooltip {...TIP} labelFormatter={label => clock(String(label))} />
                    {KINDS.map((kind, index) => (
                        <Bar
                            key={kind.en}
                            dataKey={kind.en}
                            name={say(kind.en, kind.zh)}
                            stackId="all"
                            fill={COLOURS[index]!}
                            isAnimationActive={false}
                        />
                    ))}
                </BarChart>
            </Chart>
            <Legend />
        </>
    );
}

function InVain({searches}: {searches: Today['emptySearches']}) {
    const {say} = useLanguage();
    const format = useFormat();
    if (searches.length === 0)
        return <Nothing title={say('Every search found something', '所有搜索都有结果')} />;
    return (
        <Table
            caption={say('Searches without results', '没有结果的搜索')}
            rows={searches}
            id={row => row.query}
            columns={[
                {name: say('Words', '搜索词'), cell: row => <bdi>{row.query}</bdi>},
                {name: say('Times', '次数'), isNumber: true, cell: row => row.times},
                {name: say('Last', '最近'), cell: row => format.ago(row.latest)},
            ]}
        />
    );
}

function Legend() {
    const {say} = useLanguage();
    return (
        <ul className="chips legend" aria-hidden="true">
            {KINDS.map((kind, index) => (
                <li key={kind.en}>
                    <i style={{background: COLOURS[index]!}} />
                    {say(kind.en, kind.zh)}
                </li>
            ))}
        </ul>
    );
}

function Health({today}: {today: Today}) {
    const {say} = useLanguage();
    const format = useFormat();
    return (
        <>
            {today.degraded.length === 0 ? (
                <p>
                    <span className="tag good">{say('All is well', '一切正常')}</span>
                </p>
            ) : (
                today.degraded.map(text => (
                    <p key={text} className="notice">
                        {text}
                    </p>
                ))
            )}
            <dl className="facts">
                <dt>{say('Release', '模型版本')}</dt>
                <dd>{today.release?.releaseId ?? say('none yet', '还没有')}</dd>
                <dt>{say('Training', '训练')}</dt>
                <dd>{today.training ?? say('none runs', '未在运行')}</dd>
                <dt>{say('New items waiting', '待处理新品')}</dt>
                <dd>{format.number(today.queues.newItems)}</dd>
                <dt>{say('Requests at work', '处理中的请求')}</dt>
                <dd>{format.number(today.queues.requests)}</dd>
            </dl>
        </>
    );
}

function Feed({latest}: {latest: Today['latest']}) {
    const {language, say} = useLanguage();
    const format = useFormat();
    const shown = latest.slice(0, 10);
    const items = useItems(shown.flatMap(event => event.itemIds));
    if (shown.length === 0) {
        return (
            <Nothing title={say('Nothing has happened yet', '还没有任何事件')}>
                {say('Events appear here within a second.', '事件会在一秒内出现在这里。')}
            </Nothing>
        );
    }
    return (
        <ul className="feed">
            {shown.map(event => (
                <li key={event.sequence}>
                    <time className="muted" dateTime={event.time}>
                        {isToday(event.time) ? format.clock(event.time) : format.day(event.time)}
                    </time>
                    <span>
                        <b>{eventName(say, event.event)}</b>{' '}
                        <bdi>
                            {event.itemIds
                                .slice(0, 2)
                                .map(id => titleOf(items.get(id), id, language))
                                .join(say(', ', '、'))}
                        </bdi>
                        {more(say, (event.items ?? 0) - 2)}{' '}
                        {event.fromShelf && (
                            <span className="tag good">{say('from a shelf', '来自推荐位')}</span>
                        )}
                    </span>
                    <span className="muted">
                        {event.amount !== undefined && event.currency
                            ? format.money(event.amount, event.currency)
                            : platformName(say, event.platform)}
                    </span>
                </li>
            ))}
        </ul>
    );
}

function more(say: Say, count: number): string {
    return count > 0 ? say(` and ${count} more`, ` 等 ${count + 2} 件`) : '';
}

function isToday(time: string): boolean {
    return Date.now() - Date.parse(time) < 86_400_000;
}

/** Figures as the server sends them; it is asked again where the stream breaks. */
function useToday(): {today: Today | undefined; problem: Problem | undefined} {
    const api = useApi();
    const [today, setToday] = useState<Today>();
    const [problem, setProblem] = useState<Problem>();
    useEffect(() => {
        const controller = new AbortController();
        const follow = async () => {
            while (!controller.signal.aborted) {
                try {
                    for await (const figures of api.stream<Today>('/v1/today/stream', controller.signal)) {
                        setToday(figures);
                        setProblem(undefined);
                    }
                    throw new Problem(0, 'the stream ended');
                } catch (failure) {
                    if (controller.signal.aborted) return;
                    setProblem(failure instanceof Problem ? failure : new Problem(0, String(failure)));
                }
                await new Promise(resolve => setTimeout(resolve, AGAIN_MILLIS));
            }
        };
        void follow();
        return () => controller.abort();
    }, [api]);
    return {today, problem};
}
