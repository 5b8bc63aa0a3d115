package io.daogou.server.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.check.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class FieldTest {
    @ParameterizedTest
    @CsvSource({
        "StockCode,ITEM",
        "product_id,ITEM",
        "sku,ITEM",
        "asin,ITEM",
        "Item ID,ITEM",
        "movieId,ITEM",
        "id,ITEM",
        "uid,USER",
        "visitorid,USER",
        "CustomerID,USER",
        "Customer ID,USER",
        "user_id,USER",
        "reviewerID,USER",
        "InvoiceDate,TIME",
        "timestamp,TIME",
        "event_time,TIME",
        "unixReviewTime,TIME",
        "created_at,TIME",
        "name,TITLE",
        "product_name,TITLE",
        "Title,TITLE",
        "商品名称,TITLE",
        "sellingPrice,SALE_PRICE",
        "discount_price,SALE_PRICE",
        "actual_price,PRICE",
        "UnitPrice,PRICE",
        "InvoiceNo,ORDER",
        "transactionid,ORDER",
        "order_id,ORDER",
        "Quantity,QUANTITY",
        "qty,QUANTITY",
        "category_code,CATEGORY",
        "main_category,CATEGORY",
        "sub_category,SUBCATEGORY",
        "image_url,IMAGE",
        "event_type,EVENT",
        "behavior,EVENT",
        "user_session,SESSION",
        "user_pseudo_id,DEVICE",
        "overall,RATING",
        "EAN,GTIN",
        "in stock,AVAILABILITY",
        "brand,BRAND",
        "currency,CURRENCY",
        "url,LINK",
        "desc,DESCRIPTION"
    })
    void knowsWhatShopsCallTheirColumns(String column, Field field) {
        assertThat(Field.guess(column)).isEqualTo(field);
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void isFoundByTheNameItIsReportedWith(Field field) {
        assertThat(Field.ofWireName(field.wireName())).isEqualTo(field);
    }

    @Test
    void doesNotGuessWhatItDoesNotKnow() {
        assertThat(Field.guess("Country")).isNull();
        assertThat(Field.guess("no_of_ratings")).isNull();
        assertThat(Field.guess("")).isNull();
    }

    @Test
    void prefersTheLikelierOfTwoNames() {
        assertThat(Field.ITEM.rank("sku")).isLessThan(Field.ITEM.rank("id"));
    }

    @Test
    void namesTheNearestFieldForOneItDoesNotKnow() {
        assertThatThrownBy(() -> Field.ofWireName("titel"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("did you mean title?");
        assertThatThrownBy(() -> Field.ofWireName("StockCode")).hasMessageContaining("did you mean item?");
    }
}
