package io.daogou.server.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WebLinksTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            /p/1                     | https://shop.example/p/1
            p/1?a=b&c=d#e            | https://shop.example/p/1?a=b&c=d#e
            #/item/1                 | https://shop.example/#/item/1
            //cdn.example/1.jpg      | https://cdn.example/1.jpg
            http://other.example/x   | http://other.example/x
            /茶/a b.jpg              | https://shop.example/%E8%8C%B6/a%20b.jpg
            /already%20done          | https://shop.example/already%20done
            javascript:alert(1)      | -
            JavaScript:alert(1)      | -
            data:text/html,x         | -
            file:///etc/passwd       | -
            https:///nowhere         | -
            http://[bad              | -
            mailto:a@b.example       | -
            -                        | -
            """)
    void aLinkIsAnAbsoluteAddressOfTheWebOrNone(@Nullable String link, @Nullable String expected) {
        WebLinks links = new WebLinks(URI.create("https://shop.example/"));
        assertThat(links.absolute(link).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            /p/1                     | -
            https://shop.example/p/1 | https://shop.example/p/1
            """)
    void withoutAShopRelativeLinksLeadNowhere(String link, @Nullable String expected) {
        assertThat(new WebLinks(null).absolute(link).orElse(null)).isEqualTo(expected);
    }
}
