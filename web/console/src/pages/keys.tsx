import {useAnswer} from '../answer.js';
import type {Answer} from '../api.js';
import {useSay} from '../language.js';
import {Card, Page} from '../parts/page.js';
import {Shown} from '../parts/states.js';
import {Table} from '../parts/table.js';

const EXAMPLE = `keys:
  - name: website
    key: "…"            # may be seen by anyone who opens the shop
    scope: browser
  - name: back-office
    keySha256: "…"      # printf %s KEY | sha256sum
    scope: admin`;

/** Who may call. */
export default function KeysPage() {
    const say = useSay();
    const asked = useAnswer((api, signal) => api.get<Answer<'listKeys'>>('/v1/keys', {}, signal), []);
    return (
        <Page
            title={say('Keys', '密钥')}
            about={say(
                'Names and scopes; a key itself is never shown.',
                '只显示名称和权限，不显示密钥本身。',
            )}
        >
            <Shown of={asked}>
                {({keys}) => (
                    <Card>
                        <Table
                            caption={say('Keys', '密钥')}
                            rows={keys}
                            id={key => key.name}
                            columns={[
                                {
                                    name: say('Name', '名称'),
                                    cell: key => (
                                        <>
                                            <bdi>{key.name}</bdi>{' '}
                                            {key.isThisCall && (
                                                <span className="tag good">{say('yours', '你正在用')}</span>
                                            )}
                                        </>
                                    ),
                                },
                                {
                                    name: say('May', '权限'),
                                    cell: key =>
                                        key.scope === 'admin'
                                            ? say('do everything', '全部')
                                            : say('send events and read shelves', '上报事件、读取推荐'),
                                },
                            ]}
                        />
                    </Card>
                )}
            </Shown>
            <Card
                title={say('To add or revoke one', '添加或撤销')}
                about={say(
                    'Keys are configuration, so that a stolen key cannot make more of them. Change daogou.yaml, then start the server again. On a first start without any, keys.yaml in the data directory holds what was made.',
                    '密钥写在配置里，这样被盗的密钥无法再生成新的。修改 daogou.yaml 后重启服务。首次启动自动生成的密钥在数据目录的 keys.yaml 中。',
                )}
            >
                <pre className="command" tabIndex={0}>
                    {EXAMPLE}
                </pre>
            </Card>
        </Page>
    );
}
