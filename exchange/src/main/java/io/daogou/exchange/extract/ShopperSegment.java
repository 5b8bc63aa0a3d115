package io.daogou.exchange.extract;

import io.daogou.domain.shopper.Subject;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A buyer with their segment, which somebody else found out.
 *
 * @param subject a shopper, or a device that is nobody's
 * @param currency of the amount, which orders in others are not part of
 * @param recency 1 to 5, 5 bought last
 * @param frequency 1 to 5, by orders
 * @param monetary 1 to 5, by amount
 */
public record ShopperSegment(
        Subject subject,
        String segment,
        int recency,
        int frequency,
        int monetary,
        Instant lastTime,
        long orders,
        BigDecimal amount,
        String currency) {}
