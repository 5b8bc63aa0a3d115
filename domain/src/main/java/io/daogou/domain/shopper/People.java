package io.daogou.domain.shopper;

/** All that the truth knows of people beside what they did. */
public record People(
        Shoppers shoppers,
        Consents consents,
        Resets resets,
        Erasures erasures,
        DeviceCodes codes,
        AuditLog audit,
        Secrets secrets) {}
