package io.daogou.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Running shoes            | run shoe
            women's men’s o'neill    | women men oneil
            WH-1000XM4               | wh1000xm4 wh 1000xm4 1000 xm 4
            over-the-range           | over the rang
            12-gauge angle           | 12 gaug angl
            4x8 plywood              | 4x8 4 8 plywood
            4 in. pipe               | 101.6length 4 pipe
            4-inch pipe              | 101.6length 4 pipe
            1,500 W heater           | 1500power 1500 heater
            1,299                    | 1299
            2.50                     | 2.5
            1.2.3                    | 1.2 3
            3/4 elbow                | 3/4 elbow
            CAFÉ ﹣ ｎｉｋｅ           | cafe nike
            蓝牙耳机                 | 蓝牙 耳机
            藍牙耳機                 | 蓝牙 耳机
            iPhone手机壳             | iphon 手机 壳
            ket\u200btle             | kettl
            😀                       | ``
            """)
    void aTextBecomesItsWords(String text, String terms) {
        assertThat(String.join(" ", terms(text.replace("\\u200b", "\u200b")))).isEqualTo(terms);
    }

    @Test
    void tokensStandWhereTheyWereWritten() {
        String text = "Nike 藍牙耳機 wh-1000xm4, 1.5 l";
        List<Token> tokens = Tokenizer.read(text, 100);
        assertThat(tokens)
                .extracting(token -> text.substring(token.start(), token.end()))
                .containsExactly("Nike", "藍牙", "耳機", "wh-1000xm4", "1.5 l");
    }

    @Test
    void noMoreTokensThanAskedFor() {
        assertThat(Tokenizer.read("a b c d", 2)).hasSize(2);
        assertThat(Tokenizer.read("蓝牙耳机充电宝".repeat(10), 3)).hasSize(3);
    }

    private static List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        Tokenizer.read(text, 100).forEach(token -> token.forEachTerm(terms::add));
        return terms;
    }
}
