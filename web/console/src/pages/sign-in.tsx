import {useState, type FormEvent} from 'react';
import {Api, Problem, type Answer} from '../api.js';
import {useLanguage} from '../language.js';
import {Field} from '../parts/field.js';
import {useSession} from '../session.js';

/** The way in: an admin key, tried before it is kept. */
export function SignIn() {
    const {language, say, choose} = useLanguage();
    const {isRefused, signIn} = useSession();
    const [key, setKey] = useState('');
    const [isTrying, setTrying] = useState(false);
    const [error, setError] = useState<string>();

    async function tryKey(event: FormEvent) {
        event.preventDefault();
        const tried = key.trim();
        if (!/^[\x21-\x7e]+$/.test(tried)) {
            setError(
                say(
                    'A key is letters, digits and signs without blanks',
                    '密钥只含字母、数字和符号，没有空格',
                ),
            );
            return;
        }
        setTrying(true);
        setError(undefined);
        try {
            await new Api(tried).get<Answer<'listKeys'>>('/v1/keys');
            signIn(tried);
        } catch (failure) {
            setError(told(failure instanceof Problem ? failure.status : 0));
        } finally {
            setTrying(false);
        }
    }

    function told(status: number): string {
        if (status === 401) return say('The server does not know this key', '服务器不认识这个密钥');
        if (status === 403)
            return say(
                'This is a browser key; the console needs one with the scope admin',
                '这是浏览器密钥，控制台需要 admin 权限的密钥',
            );
        return say('The server does not answer; try again', '服务器没有响应，请稍后再试');
    }

    return (
        <main className="sign-in">
            <form onSubmit={tryKey}>
                <div>
                    <h1 className="brand">
                        导购 <span>Daogou</span>
                    </h1>
                    <p className="muted">{say('The console of your shop', '店铺控制台')}</p>
                </div>
                {isRefused && (
                    <p className="notice" role="status">
                        {say(
                            'The server no longer knows your key. Sign in again.',
                            '密钥已失效，请重新登录。',
                        )}
                    </p>
                )}
                <Field
                    name={say('Admin key', '管理密钥')}
                    error={error}
                    hint={say(
                        'Shown once on the first start, or set in daogou.yaml. It is kept until you close this tab.',
                        '首次启动时显示一次，或在 daogou.yaml 中设置。关闭此标签页后即清除。',
                    )}
                >
                    {props => (
                        <input
                            {...props}
                            type="password"
                            autoComplete="current-password"
                            autoFocus
                            required
                            value={key}
                            onChange={event => setKey(event.target.value)}
                        />
                    )}
                </Field>
                <p role="status" className="aside">
                    {error}
                </p>
                <div className="actions">
                    <button type="submit" className="button main" disabled={isTrying}>
                        {isTrying ? say('Trying…', '验证中…') : say('Sign in', '登录')}
                    </button>
                    <button
                        type="button"
                        className="button plain"
                        lang={language === 'zh' ? 'en' : 'zh-CN'}
                        onClick={() => choose(language === 'zh' ? 'en' : 'zh')}
                    >
                        {language === 'zh' ? 'English' : '中文'}
                    </button>
                </div>
            </form>
        </main>
    );
}
