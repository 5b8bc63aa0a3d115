import {useState} from 'react';
import {useAnswer, useSettled} from '../answer.js';
import type {Answer} from '../api.js';
import {useFormat} from '../format.js';
import {useSay} from '../language.js';
import {Choice, TextField} from '../parts/field.js';
import {Card, Page} from '../parts/page.js';
import {Nothing, Shown} from '../parts/states.js';
import {Table} from '../parts/table.js';

const SHOWN = 100;
const MOST = 1_000;

/** Who saw or changed what. */
export default function AuditPage() {
    const say = useSay();
    const format = useFormat();
    const [kind, setKind] = useState<'shopperId' | 'deviceId'>('shopperId');
    const [whose, setWhose] = useState('');
    const person = useSettled(whose.trim());
    const [pages, setPages] = useState(1);
    const asked = useAnswer(
        async (api, signal) =>
            (
                await api.get<Answer<'readAuditLog'>>(
                    '/v1/audit',
                    {before: 0, limit: pages * SHOWN, ...(person && {[kind]: person})},
                    signal,
                )
            ).entries,
        [kind, person, pages],
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
                            {entries.length === pages * SHOWN && entries.length < MOST && (
                                <button type="button" className="button" onClick={() => setPages(pages + 1)}>
                                    {say('Show older ones', '更早的记录')}
                                </button>
                            )}
                        </Card>
                    )
                }
            </Shown>
        </Page>
    );
}
