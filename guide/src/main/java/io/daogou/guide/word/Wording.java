package io.daogou.guide.word;

import io.daogou.domain.item.Money;
import io.daogou.guide.text.Phrases;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The sentences of one language. Threads: any number. */
public final class Wording {
    public static final String CHINESE = "zh";
    public static final String ENGLISH = "en";

    private static final Map<String, Wording> ALL =
            Map.of(CHINESE, new Wording(CHINESE), ENGLISH, new Wording(ENGLISH));

    private final String language;
    private final Properties sentences = new Properties();

    private Wording(String language) {
        this.language = language;
        String file = "/io/daogou/guide/words-" + language + ".properties";
        try (InputStream in = Phrases.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in the jar");
            }
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The language the guide speaks for a tag: Chinese for {@code zh…}, else English. */
    public static Wording of(String tag) {
        boolean isChinese = tag.toLowerCase(Locale.ROOT).startsWith(CHINESE);
        return ALL.getOrDefault(
                isChinese ? CHINESE : ENGLISH, ALL.values().iterator().next());
    }

    public String language() {
        return language;
    }

    public boolean has(String key) {
        return sentences.containsKey(key);
    }

    /** A sentence, its places {@code {0}}, {@code {1}} … filled in one pass: what is filled in is never read as a sentence. */
    public String say(String key, Object... values) {
        String sentence = sentences.getProperty(key);
        if (sentence == null) {
            throw new IllegalArgumentException("no sentence " + key + " in " + language);
        }
        StringBuilder said = new StringBuilder();
        int at = 0;
        while (at < sentence.length()) {
            char c = sentence.charAt(at);
            boolean isPlace = c == '{' && at + 2 < sentence.length() && sentence.charAt(at + 2) == '}';
            if (isPlace) {
                said.append(values[sentence.charAt(at + 1) - '0']);
                at += 3;
            } else {
                said.append(c);
                at++;
            }
        }
        return said.toString();
    }

    /** A sentence in the form for one or for several. */
    public String count(String key, long count, Object... more) {
        Object[] values = new Object[more.length + 1];
        values[0] = count;
        System.arraycopy(more, 0, values, 1, more.length);
        String one = key + ".one";
        return count == 1 && has(one) ? say(one, values) : say(key, values);
    }

    /** Words one after another, the last two joined as the language does. */
    public String list(List<String> words) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        String head = words.subList(0, words.size() - 1).stream().collect(Collectors.joining(say("list.comma")));
        return say("list.last", head, words.getLast());
    }

    /** A price as shops of the language write it. */
    public String price(Money price) {
        String code = price.currency().getCurrencyCode();
        BigDecimal exact = price.amount();
        boolean isEven = exact.stripTrailingZeros().scale() <= 0;
        // In English an amount has either no cents or two digits of them.
        String amount =
                (isEven || language.equals(CHINESE) || exact.scale() > 1 ? exact : exact.setScale(2)).toPlainString();
        return switch (code) {
            case "CNY" -> "¥" + amount;
            case "USD" -> "$" + amount;
            case "EUR" -> "€" + amount;
            case "GBP" -> "£" + amount;
            case "INR" -> "₹" + amount;
            default -> amount + " " + code;
        };
    }
}
