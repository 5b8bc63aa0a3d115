@NullMarked
package io.daogou.server.http;

import org.jspecify.annotations.NullMarked;
