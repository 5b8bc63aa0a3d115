import {useAnswer} from '../answer.js';
import type {Answer, StoredRule} from '../api.js';
import {useFormat} from '../format.js';
import {useSay} from '../language.js';
import {Card, Page} from '../parts/page.js';
import {Nothing, Shown} from '../parts/states.js';
import {Table} from '../parts/table.js';
import {actionName, placementName} from '../words.js';

const DAY = 86_400_000;
const DAYS_BEFORE = 7;
const DAYS = 49;

/** What a merchant says about shelves, and when each rule holds. */
export default function RulesPage() {
    const say = useSay();
    const format = useFormat();
    const asked = useAnswer((api, signal) => api.get<Answer<'listRules'>>('/v1/rules', {}, signal), []);
    return (
        <Page
            title={say('Rules', '规则')}
            about={say(
                'Pin, boost, bury, hide, or show only these. Every version is kept and can be put back.',
                '置顶、提升、降低、隐藏或仅限某些商品。每个版本都保留，可以恢复。',
            )}
            actions={
                <a className="button main" href="#/rules/new">
                    {say('New rule', '新建规则')}
                </a>
            }
        >
            <Shown of={asked}>
                {({rules}) =>
                    rules.length === 0 ? (
                        <Nothing title={say('No rules', '还没有规则')}>
                            {say(
                                'Shelves follow what shoppers want, and nothing else.',
                                '推荐位完全按顾客的喜好展示。',
                            )}
                        </Nothing>
                    ) : (
                        <>
                            <Card title={say('What holds when', '生效时间')}>
                                <Strip rules={rules} />
                            </Card>
                            <Card>
                                <Table
                                    caption={say('Rules', '规则')}
                                    rows={rules}
                                    id={rule => rule.ruleId}
                                    columns={[
                                        {
                                            name: say('Rule', '规则'),
                                            cell: rule => (
                                                <a href={`#/rules/${encodeURIComponent(rule.ruleId)}`}>
                                                    <bdi>{rule.name}</bdi>
                                                </a>
                                            ),
                                        },
                                        {
                                            name: say('Does', '动作'),
                                            cell: rule => actionName(say, rule.action.type),
                                        },
                                        {
                                            name: say('Where', '推荐位'),
                                            isSpare: true,
                                            cell: rule =>
                                                rule.placements.length === 0
                                                    ? say('everywhere', '全部')
                                                    : rule.placements
                                                          .map(one => placementName(say, one))
                                                          .join(say(', ', '、')),
                                        },
                                        {
                                            name: say('Now', '状态'),
                                            cell: rule => (
                                                <span className={`tag ${rule.inForce ? 'good' : ''}`}>
                                                    {rule.inForce
                                                        ? say('in force', '生效中')
                                                        : rule.from && Date.parse(rule.from) > Date.now()
                                                          ? say('later', '未开始')
                                                          : say('over', '已结束')}
                                                </span>
                                            ),
                                        },
                                        {
                                            name: say('Changed', '改动'),
                                            isSpare: true,
                                            cell: rule => `${format.ago(rule.changedAt)}, ${rule.changedBy}`,
                                        },
                                    ]}
                                />
                            </Card>
                        </>
                    )
                }
            </Shown>
        </Page>
    );
}

/** Rules as bars on a calendar from a week ago on; the table below says the same. */
function Strip({rules}: {rules: readonly StoredRule[]}) {
    const say = useSay();
    const format = useFormat();
    const begin = Math.floor(Date.now() / DAY) * DAY - DAYS_BEFORE * DAY;
    const at = (time: number) => Math.min(100, Math.max(0, ((time - begin) / (DAYS * DAY)) * 100));
    const weeks = Array.from({length: DAYS / 7}, (_, week) => begin + week * 7 * DAY);
    return (
        <div className="strip">
            {weeks.map(time => (
                <span key={time} className="day" aria-hidden="true" style={{left: `${at(time)}%`}}>
                    {format.day(new Date(time).toISOString())}
                </span>
            ))}
            <span className="day now" aria-hidden="true" style={{left: `${at(Date.now())}%`}} />
            {rules.map(rule => {
                const from = rule.from ? at(Date.parse(rule.from)) : 0;
                const until = rule.until ? at(Date.parse(rule.until)) : 100;
                return (
                    <a
                        key={rule.ruleId}
                        href={`#/rules/${encodeURIComponent(rule.ruleId)}`}
                        className={`${rule.action.type} ${rule.until && Date.parse(rule.until) < Date.now() ? 'over' : ''}`}
                        style={{marginLeft: `${Math.min(from, 94)}%`, width: `${Math.max(until - from, 6)}%`}}
                    >
                        {actionName(say, rule.action.type)}: <bdi>{rule.name}</bdi>
                        <span className="aside">
                            {' '}
                            {rule.from ? format.time(rule.from) : say('since ever', '一直')} –{' '}
                            {rule.until ? format.time(rule.until) : say('for ever', '长期')}
                        </span>
                    </a>
                );
            })}
        </div>
    );
}
