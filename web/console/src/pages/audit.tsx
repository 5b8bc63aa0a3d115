import {useState} from 'react';
import {useAnswer, useSettled} from '../answer.js';
import type {Answer, Api} from '../api.js';
import {useFormat} from '../format.js';
import {useSay} from '../language.js';
import {Choice, TextField} from '../parts/field.js';
import {Card, Page} from '../parts/page.js';
import {Nothing, Shown} from '../parts/states.js';
import {Table} from '../parts/table.js';

type Entry = Answer<'readAuditLog'>['entries'][number];

const PAGE = 1_000;
const SHOWN = 200;

/** Who saw or changed what. */
export default function AuditPage() {
    const say = useSay();
    const format = useFormat();
    const [kind, setKind] = useState<'shopperId' | 'deviceId'>('shopperId');
    const [whose, setWhose] = useState('');
    const person = useSettled(whose.trim());
    const asked = useAnswer(
        (api, signal) => latest(api, person ? {[kind]: person} : {}, signal),
        [kind, person],
    );
    return (
        <Page
            title={say('Audit log', '审计日志')}
            about={say(
                'Entries can be added, never changed or removed. People stand under pseudonyms.',
                '只增不改不删，个人以化名出现。',
            )}
        >
            <div className="filters">
                <Choice
                    name={say('Only about', '只看')}
                    value={kind}
                    onChange={setKind}
                    options={[
                        ['shopperId', say('a shopper', '某顾客')],
                        ['deviceId', say('a device', '某设备')],
                    ]}
                />
                <TextField
                    name={say('Identifier', '编号')}
                    value={whose}
                    onChange={setWhose}
                    autoComplete="off"
                />
            </div>
            <Shown of={asked}>
                {entries =>
                    entries.length === 0 ? (
                        <Nothing title={say('Nothing was noted', '没有记录')} />
                    ) : (
                        <Card>
                            <Table
                                caption={say('The latest entries, newest first', '最近记录，新的在前')}
                                rows={entries}
                                id={entry => String(entry.sequence)}
                                columns={[
                                    {name: say('When', '时间'), cell: entry => format.time(entry.time)},
                                    {name: say('Key', '密钥'), cell: entry => <bdi>{entry.actor}</bdi>},
                                    {name: say('Did', '操作'), cell: entry => <bdi>{entry.action}</bdi>},
                                    {
                                        name: say('About', '对象'),
                                        isSpare: true,
                                        cell: entry =>
                                            entry.subject ? (
                                                <code title={entry.subject}>
                                                    {entry.subject.slice(0, 12)}…
                                                </code>
                                            ) : (
                                                ''
                                            ),
                                    },
                                ]}
                            />
                        </Card>
                    )
                }
            </Shown>
        </Page>
    );
}

/** The log is read from its beginning; what is wanted is its end. */
async function latest(api: Api, about: Record<string, string>, signal: AbortSignal): Promise<Entry[]> {
    let shown: Entry[] = [];
    let after = 0;
    for (;;) {
        const {entries} = await api.get<Answer<'readAuditLog'>>(
            '/v1/audit',
            {...about, after, limit: PAGE},
            signal,
        );
        shown = [...shown, ...entries].slice(-SHOWN);
        after = entries.at(-1)?.sequence ?? after;
        if (entries.length < PAGE) return shown.reverse();
    }
}
